using System.Globalization;

namespace Hustings.Cli.Verify;

/// <summary>Text from an archive on its way to a terminal: what could steer the terminal or hide text is replaced.</summary>
internal static class Printable
{
    public static string Text(string text) =>
        string.Concat(
            text.Select(c =>
                char.GetUnicodeCategory(c)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    ? '\ufffd'
                    : c
            )
        );
}
