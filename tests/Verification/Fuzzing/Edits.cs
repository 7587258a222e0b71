namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>Random edits of a valid document, most of which leave it nearly valid.</summary>
internal static class Edits
{
    /// <summary>One to four edits: a bit, a byte, a piece cut out, doubled, moved, or the rest cut off.</summary>
    public static byte[] Of(byte[] valid, Random random)
    {
        var bytes = valid.ToList();
        for (var edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var piece = bytes.GetRange(at, random.Next(Math.Min(80, bytes.Count - at)));
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = "{}[]\",:\\0-e.\u007f"u8[random.Next(13)];
                    break;
                case 2:
                    bytes.RemoveRange(at, piece.Count);
                    break;
                case 3:
                    bytes.InsertRange(at, piece);
                    break;
                case 4:
                    bytes.InsertRange(random.Next(bytes.Count), piece);
                    break;
                case 5:
                    Count(bytes, at, random);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Another number in the place of the next one.</summary>
    private static void Count(List<byte> bytes, int at, Random random)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
        {
            return;
        }
        var end = bytes.FindIndex(start, b => b is < (byte)'0' or > (byte)'9');
        bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
        string[] numbers = ["0", "1", "2", "3", "255", "256", "2147483647", "2147483648", "9223372036854775807", "-1"];
        bytes.InsertRange(start, numbers[random.Next(numbers.Length)].Select(c => (byte)c));
    }
}
