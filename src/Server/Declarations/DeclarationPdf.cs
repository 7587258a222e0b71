using System.Security.Cryptography.X509Certificates;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Signatures;
using PdfSharp.UniversalAccessibility;

namespace Hustings.Server.Declarations;

/// <summary>
/// A declaration as a PDF: A4, each language from a new page, fonts embedded, its text tagged in the order in which it is read (PDF/UA), and
/// sealed by a signature over the whole file (PDF 1.7, 12.8).
/// </summary>
internal static class DeclarationPdf
{
    /// <summary>The bytes of the sealed file.</summary>
    /// <param name="texts">The first one's title is the document's.</param>
    public static byte[] Write(IReadOnlyList<DeclarationText> texts, X509Certificate2 seal, DateTimeOffset now)
    {
        DeclarationFonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = texts[0].Title;
        document.Info.Creator = "Hustings";
        document.Info.CreationDate = now.UtcDateTime;
        document.Language = texts[0].Language;
        var structure = UAManager.ForDocument(document).StructureBuilder;
        DigitalSignatureHandler.ForDocument(
            document,
            new PdfSharpDefaultSigner(seal, PdfMessageDigestType.SHA256),
            new DigitalSignatureOptions { AppName = "Hustings", Reason = texts[0].Title }
        );
        foreach (var text in texts)
        {
            new DeclarationPage(document, structure).Draw(text);
        }

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }
}
