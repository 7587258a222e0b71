namespace Hustings.Contest.Authoring;

/// <summary>What a candidate's photo may be: a JPEG, PNG or WebP picture of at most half a megabyte. Nothing that a browser would run.</summary>
public static class Picture
{
    /// <summary>Bytes of the largest picture: every voter fetches it.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The media type by the file's first bytes; null if it is none of the three.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
            ? "image/png"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
