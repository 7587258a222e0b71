using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Hustings.Server.Declarations;

/// <summary>Sets a declaration's blocks one under the other; what does not fit goes on on a further page. Lengths in points.</summary>
internal sealed class DeclarationPage(PdfDocument document, StructureBuilder structure)
{
    private const double Margin = 56;
    private const double Leading = 1.35;

    // All letters of all languages, with what they are for whoever reads or searches the text.
    private static readonly XPdfFontOptions Letters = new(PdfFontEncoding.Unicode);
    private static readonly XPen Rule = new(XColors.Black, 0.6);
    private readonly XFont body = new(DeclarationFonts.Family, 9, XFontStyleEx.Regular, Letters);
    private readonly XFont bold = new(DeclarationFonts.Family, 9, XFontStyleEx.Bold, Letters);
    private readonly XFont small = new(DeclarationFonts.Family, 7, XFontStyleEx.Regular, Letters);
    private readonly XFont strong = new(DeclarationFonts.Family, 13, XFontStyleEx.Bold, Letters);
    private readonly XFont[] headings =
    [
        new(DeclarationFonts.Family, 18, XFontStyleEx.Bold, Letters),
        new(DeclarationFonts.Family, 11, XFontStyleEx.Bold, Letters),
    ];
    private XGraphics? graphics;
    private double y;
    private double width;
    private double end;

    public void Draw(DeclarationText text)
    {
        Turn();
        structure.BeginElement(PdfGroupingElementTag.Section);
        structure.SetLanguage(text.Language);
        foreach (var block in text.Blocks)
        {
            switch (block)
            {
                case DeclarationBlock.Heading heading:
                    y += heading.Level == 1 ? 0 : 8;
                    Say(
                        heading.Level == 1 ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Heading2,
                        heading.Words,
                        headings[heading.Level - 1]
                    );
                    y += 4;
                    break;
                case DeclarationBlock.Paragraph paragraph:
                    Say(PdfBlockLevelElementTag.Paragraph, paragraph.Words, paragraph.Strong ? strong : body);
                    y += 5;
                    break;
                case DeclarationBlock.Fact fact:
                    Say(PdfBlockLevelElementTag.Paragraph, fact.Name, body);
                    Say(PdfBlockLevelElementTag.Paragraph, fact.Value, small);
                    y += 3;
                    break;
                case DeclarationBlock.Table table:
                    Draw(table);
                    y += 8;
                    break;
            }
        }

        structure.End();
        graphics!.Dispose();
    }

    private void Draw(DeclarationBlock.Table table)
    {
        structure.BeginElement(PdfBlockLevelElementTag.Table);
        var columns = table.Rows[0].Count;
        var first = width * 0.46;
        var other = (width - first) / (columns - 1);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var font = row == 0 ? bold : body;
            var cells = table
                .Rows[row]
                .Select((cell, column) => Wrapped(cell, font, (column == 0 ? first : other) - 6))
                .ToList();
            var line = font.Size * Leading;
            var height = (cells.Max(cell => cell.Count) * line) + 5;
            Room(height);
            structure.BeginElement(PdfBlockLevelElementTag.TableRow);
            for (var column = 0; column < columns; column++)
            {
                structure.BeginElement(
                    row == 0 || column == 0
                        ? PdfBlockLevelElementTag.TableHeaderCell
                        : PdfBlockLevelElementTag.TableDataCell
                );
                var x = Margin + (column == 0 ? 0 : first + ((column - 1) * other));
                for (var i = 0; i < cells[column].Count; i++)
                {
                    graphics!.DrawString(
                        cells[column][i],
                        font,
                        XBrushes.Black,
                        new XRect(x, y + (i * line), column == 0 ? first : other, line),
                        column == 0 ? XStringFormats.TopLeft : XStringFormats.TopRight
                    );
                }

                structure.End();
            }

            structure.End();
            y += height - 2;
            structure.BeginArtifact();
            graphics!.DrawLine(Rule, Margin, y, Margin + width, y);
            structure.End();
            y += 2;
        }

        structure.End();
    }

    private void Say(PdfBlockLevelElementTag tag, string words, XFont font)
    {
        var line = font.Size * Leading;
        var lines = Wrapped(words, font, width);
        Room(Math.Min(lines.Count, 2) * line);
        structure.BeginElement(tag);
        foreach (var one in lines)
        {
            Room(line);
            graphics!.DrawString(one, font, XBrushes.Black, new XRect(Margin, y, width, line), XStringFormats.TopLeft);
            y += line;
        }

        structure.End();
    }

    private List<string> Wrapped(string words, XFont font, double room)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in words.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && graphics!.MeasureString(longer, font).Width > room)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    private void Room(double height)
    {
        if (y + height > end)
        {
            graphics!.Dispose();
            Turn();
        }
    }

    private void Turn()
    {
        var page = document.AddPage();
        page.Size = PageSize.A4;
        graphics = XGraphics.FromPdfPage(page);
        width = page.Width.Point - (2 * Margin);
        (y, end) = (Margin, page.Height.Point - Margin);
    }
}
