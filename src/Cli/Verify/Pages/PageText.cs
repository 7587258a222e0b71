using System.Globalization;
using System.Net;
using System.Text;

namespace Hustings.Cli.Verify.Pages;

/// <summary>Writes HTML. What is filled into a template is always encoded; only the templates themselves are markup.</summary>
internal sealed class PageText
{
    private readonly StringBuilder text = new();

    /// <summary>A piece of markup, with its holes filled by encoded text.</summary>
    public PageText Add(FormattableString markup)
    {
        object[] filled = [.. markup.GetArguments().Select(Encoded)];
        text.Append(string.Format(CultureInfo.InvariantCulture, markup.Format, filled)).Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Encoded(object? value) =>
        value switch
        {
            null => "",
            int or long => string.Create(CultureInfo.InvariantCulture, $"{value:n0}"),
            _ => WebUtility.HtmlEncode(Printable.Text($"{value}")),
        };
}
