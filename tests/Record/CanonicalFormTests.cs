using System.Text;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>A document is exactly the bytes that it serialises to; anything else is refused and the fault named.</summary>
public sealed class CanonicalFormTests
{
    [Fact]
    public void Document_read_serialises_to_the_bytes_it_was_read_from()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            var (fault, again) = read(bytes);
            fault.ShouldBe(DocumentFault.None, name);
            again.ShouldBe(bytes, name);
        }
    }

    [Fact]
    public void Document_with_any_byte_changed_is_refused_or_is_another_document()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            for (var place = 0; place < bytes.Length; place++)
            {
                foreach (var flip in new byte[] { 0x01, 0x20, 0x80 })
                {
                    var changed = (byte[])bytes.Clone();
                    changed[place] ^= flip;
                    var (fault, again) = read(changed);
                    if (fault == DocumentFault.None)
                    {
                        again.ShouldBe(changed, $"{name} {place} {flip}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Document_cut_anywhere_is_malformed()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                // A cut inside a character is not even text.
                read(bytes[..length])
                    .Fault.ShouldBeOneOf([DocumentFault.MalformedJson, DocumentFault.InvalidUtf8], $"{name} {length}");
            }
        }
    }

    [Fact]
    public void Bytes_after_the_document_are_named()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            foreach (var tail in new[] { "\n", " ", "}", "{}", "\0" })
            {
                read([.. bytes, .. Encoding.ASCII.GetBytes(tail)])
                    .Fault.ShouldBe(DocumentFault.TrailingBytes, $"{name} {tail}");
            }
        }
    }

    [Fact]
    public void Invalid_utf8_is_named_wherever_it_is()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            foreach (var place in new[] { 0, 5, bytes.Length / 2, bytes.Length })
            {
                read([.. bytes[..place], 0xC3, 0x28, .. bytes[place..]])
                    .Fault.ShouldBe(DocumentFault.InvalidUtf8, $"{name} {place}");
            }
        }
    }

    [Fact]
    public void White_space_is_not_canonical()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            var text = Encoding.UTF8.GetString(bytes);
            foreach (var spaced in new[] { " " + text, text[..1] + "\n" + text[1..] })
            {
                read(Encoding.UTF8.GetBytes(spaced))
                    .Fault.ShouldBe(DocumentFault.NotCanonical, $"{name} {spaced[..9]}");
            }
        }
    }

    [Fact]
    public void Duplicate_key_is_named_at_any_depth()
    {
        foreach (var (name, bytes, read) in Sample.Documents())
        {
            var text = Encoding.UTF8.GetString(bytes);
            for (var brace = text.IndexOf('{', 0); brace >= 0; brace = text.IndexOf('{', brace + 1))
            {
                if (text[brace + 1] != '"')
                {
                    continue;
                }
                var key = text[(brace + 1)..text.IndexOf(':', brace)];
                var doubled = $"{text[..(brace + 1)]}{key}:1,{text[(brace + 1)..]}";
                read(Encoding.UTF8.GetBytes(doubled)).Fault.ShouldBe(DocumentFault.DuplicateKey, $"{name} {brace}");
            }
        }
        // The same key, once written with an escape.
        var ballot = Encoding.UTF8.GetString(Sample.Ballot.Bytes.Span);
        var escaped = ballot.Replace("{\"alpha\":", "{\"\\u0061lpha\":\"\",\"alpha\":", StringComparison.Ordinal);
        Ballot.TryRead(Encoding.UTF8.GetBytes(escaped), Sample.Election, out _).ShouldBe(DocumentFault.DuplicateKey);
    }

    [Fact]
    public void Other_order_of_fields_and_other_escapes_are_not_canonical()
    {
        var election = Encoding.UTF8.GetString(Sample.Election.Bytes.Span);
        var ballot = Encoding.UTF8.GetString(Sample.Ballot.Bytes.Span);
        ElectionFault(election.Replace("\\t", "\\u0009", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("\\u0001", "\\u0001", StringComparison.Ordinal)).ShouldBe(DocumentFault.None);
        ElectionFault(election.Replace("\\u007f", "\u007f", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("\\u007f", "\\u007F", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("É", "\\u00c9", StringComparison.Ordinal)).ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("😀", "\\ud83d\\ude00", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("Ad", "A\\/d", StringComparison.Ordinal)).ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("Ad", "\\ud800", StringComparison.Ordinal)).ShouldBe(DocumentFault.NotCanonical);
        ElectionFault(election.Replace("Ad", "A\nd", StringComparison.Ordinal)).ShouldBe(DocumentFault.MalformedJson);
        ElectionFault(election.Replace("\"Ad\"", "\"Ad\",\"x\":1", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.Shape);
        ElectionFault(election.Replace("\"min\":0,\"max\":1", "\"max\":1,\"min\":0", StringComparison.Ordinal))
            .ShouldBe(DocumentFault.NotCanonical);
        var hash = Sample.Election.Fingerprint;
        var head = $"\"election_uuid\":\"TC8ZwPjLDDcDt5\",\"election_hash\":\"{hash}\"";
        var swapped = $"\"election_hash\":\"{hash}\",\"election_uuid\":\"TC8ZwPjLDDcDt5\"";
        BallotFault(ballot.Replace(head, swapped, StringComparison.Ordinal)).ShouldBe(DocumentFault.NotCanonical);
    }

    [Fact]
    public void Nesting_without_end_and_great_size_are_refused()
    {
        ElectionFault(new string('[', 100_000)).ShouldBe(DocumentFault.MalformedJson);
        ElectionFault(new string('[', 100) + new string(']', 100)).ShouldBe(DocumentFault.MalformedJson);
        ElectionFault(new string(' ', Limits.ElectionBytes + 1)).ShouldBe(DocumentFault.TooLarge);
        BallotFault(new string(' ', Limits.BallotBytes + 1)).ShouldBe(DocumentFault.TooLarge);
    }

    private static DocumentFault ElectionFault(string text) => Election.TryRead(Encoding.UTF8.GetBytes(text), out _);

    private static DocumentFault BallotFault(string text) =>
        Ballot.TryRead(Encoding.UTF8.GetBytes(text), Sample.Election, out _);
}
