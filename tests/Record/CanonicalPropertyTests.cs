using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Cryptography;
using Hustings.Record.Json;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

public sealed class CanonicalPropertyTests
{
    [Fact]
    public void Any_text_is_written_as_json_and_read_back_the_same() =>
        Prop.ForAll<NonNull<string>>(given =>
            {
                var text = WithoutLoneSurrogates(given.Get);
                var bytes = new CanonicalWriter().String(text).ToArray();
                var reader = new CanonicalReader(bytes);
                reader.String().ShouldBe(text);
                reader.End().ShouldBe(DocumentFault.None);
                JsonSerializer.Deserialize<string>(bytes).ShouldBe(text);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_between_quotes_are_refused_or_written_back_the_same() =>
        Prop.ForAll<byte[]>(given =>
            {
                byte[] bytes = [(byte)'"', .. given, (byte)'"'];
                if (!System.Text.Unicode.Utf8.IsValid(bytes))
                {
                    return;
                }
                var reader = new CanonicalReader(bytes);
                var text = reader.String();
                if (reader.End() == DocumentFault.None)
                {
                    new CanonicalWriter().String(text).ToArray().ShouldBe(bytes);
                }
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_refused_by_every_document_without_an_exception() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                foreach (var (name, _, read) in Sample.Documents())
                {
                    read(bytes).Fault.ShouldNotBe(DocumentFault.None, name);
                }
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Document_with_a_piece_cut_out_or_doubled_is_refused_or_is_another_document() =>
        Prop.ForAll<NonNegativeInt, NonNegativeInt, bool>(
                (start, length, cut) =>
                {
                    foreach (var (name, bytes, read) in Sample.Documents())
                    {
                        var from = start.Get * 7919 % bytes.Length;
                        var to = Math.Min(bytes.Length, from + 1 + (length.Get % 200));
                        byte[] changed = cut ? [.. bytes[..from], .. bytes[to..]] : [.. bytes[..to], .. bytes[from..]];
                        var (fault, again) = read(changed);
                        if (fault == DocumentFault.None)
                        {
                            again.ShouldBe(changed, name);
                        }
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Number_is_written_and_read_back_the_same() =>
        Prop.ForAll<NonNegativeInt>(given =>
            {
                var reader = new CanonicalReader(new CanonicalWriter().Number(given.Get).Written);
                reader.Number().ShouldBe(given.Get);
                reader.End().ShouldBe(DocumentFault.None);
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9223372036854775808")]
    [InlineData("")]
    [InlineData("x")]
    public void Number_in_another_form_is_refused(string text)
    {
        var reader = new CanonicalReader(Encoding.ASCII.GetBytes(text));
        reader.Number();
        reader.End().ShouldNotBe(DocumentFault.None);
    }

    [Fact]
    public void Points_and_scalars_are_written_and_read_back_the_same() =>
        Prop.ForAll<ulong, ulong>(
                (a, b) =>
                {
                    var point = Point.MultiplyBase(Scalar.From(a));
                    var scalar = Scalar.From(a) * Scalar.From(b) * Scalar.From(a) - Scalar.From(b);
                    var writer = new CanonicalWriter().Point(point).Scalar(scalar);
                    var reader = new CanonicalReader(writer.Written);
                    reader.Point().ShouldBe(point);
                    reader.Scalar().ShouldBe(scalar);
                    reader.End().ShouldBe(DocumentFault.None);
                }
            )
            .QuickCheckThrowOnFailure();

    private static string WithoutLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
