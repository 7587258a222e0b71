using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography.Proofs;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Contract;

/// <summary>What is hashed for a challenge, whatever the buffer.</summary>
public class Transcripts
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(16, 3)]
    [InlineData(64, 40)]
    [InlineData(4096, 200)]
    public void Challenge_is_the_hash_of_all_that_was_appended(int buffer, int parts)
    {
        StringBuilder expected = new("label|");
        Transcript transcript = new("label"u8, new byte[buffer]);
        for (int i = 0; i < parts; i++)
        {
            string part = new((char)('a' + i % 26), i);
            transcript.Append(Encoding.ASCII.GetBytes(part));
            expected.Append(part);
        }
        transcript.Append((byte)'!');
        expected.Append('!');
        byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes(expected.ToString()));
        transcript.Challenge().ShouldBe(Scalar.ReduceBigEndian(digest));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void List_of_points_is_hashed_in_hex_with_commas(int count)
    {
        Point[] points = [.. Enumerable.Range(1, count).Select(i => Point.MultiplyBase(Scalar.From((ulong)i)))];
        Transcript transcript = new("label"u8, new byte[8]);
        transcript.AppendList([.. points.Select(point => point.Edwards)]);
        byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes($"label|{string.Join(',', points)}"));
        transcript.Challenge().ShouldBe(Scalar.ReduceBigEndian(digest));
    }
}
