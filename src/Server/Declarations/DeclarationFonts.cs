using PdfSharp.Fonts;

namespace Hustings.Server.Declarations;

/// <summary>
/// The fonts of a declaration come with the program, so that it looks the same wherever it is made, and hold the letters of very many languages:
/// names are people's own.
/// </summary>
internal sealed class DeclarationFonts : IFontResolver
{
    public const string Family = "DejaVu Sans";
    private const string Regular = "DejaVuSans.ttf";
    private const string Bold = "DejaVuSans-Bold.ttf";
    private static readonly Lock Gate = new();
    private static bool used;

    /// <summary>PDFsharp asks one resolver per process.</summary>
    public static void Use()
    {
        lock (Gate)
        {
            if (!used)
            {
                GlobalFontSettings.FontResolver = new DeclarationFonts();
                used = true;
            }
        }
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new(isBold ? Bold : Regular) : null;

    public byte[]? GetFont(string faceName)
    {
        using var stream =
            typeof(DeclarationFonts).Assembly.GetManifestResourceStream(faceName)
            ?? throw new FileNotFoundException($"The program was built without {faceName}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
