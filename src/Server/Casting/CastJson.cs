using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Casting;

namespace Hustings.Server.Casting;

/// <summary>The bodies of <c>docs/spec/casting.md</c>, "The answers".</summary>
internal static class CastJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        // Base64 and accents as they are; the answer is JSON, never HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Accepted(Receipt receipt) =>
        JsonSerializer.SerializeToUtf8Bytes(new { status = "accepted", receipt }, Format);

    /// <summary>More work is to be shown.</summary>
    /// <param name="bits">So much.</param>
    public static byte[] WorkRequired(int bits)
    {
        var (_, code, message) = RefusalWords.For(Refusal.WorkRequired);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                status = "refused",
                code,
                message,
                bits,
                seeds = "/public/gate.json",
            },
            Format
        );
    }

    public static byte[] Refused(Refusal refusal, int remaining)
    {
        var (_, code, message) = RefusalWords.For(refusal);
        return refusal == Refusal.PinWrong
            ? JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    status = "refused",
                    code,
                    message,
                    remaining,
                },
                Format
            )
            : JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    status = "refused",
                    code,
                    message,
                },
                Format
            );
    }
}
