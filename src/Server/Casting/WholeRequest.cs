using System.Buffers;
using System.IO.Pipelines;
using Hustings.Gate.Limits;

namespace Hustings.Server.Casting;

/// <summary>Reads a request's body whole, within the gate's limits: a slow sender holds what has arrived, never a whole buffer and no thread.</summary>
internal static class WholeRequest
{
    /// <summary>The body; null when the sender went away, sent too little, or took longer than <see cref="GateLimits.WholeRequest"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context, int length, GateLimits limits, TimeProvider time)
    {
        var reader = context.Request.BodyReader;
        if (reader.TryRead(out var first))
        {
            if (first.Buffer.Length >= length)
            {
                return Take(reader, first.Buffer, length);
            }

            reader.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        }

        using var late = new CancellationTokenSource(limits.WholeRequest, time);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(gone.Token).ConfigureAwait(false);
                if (read.Buffer.Length >= length)
                {
                    return Take(reader, read.Buffer, length);
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                if (read.IsCompleted)
                {
                    return null;
                }
            }
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static byte[] Take(PipeReader reader, ReadOnlySequence<byte> buffer, int length)
    {
        var request = buffer.Slice(0, length).ToArray();
        reader.AdvanceTo(buffer.End);
        return request;
    }
}
