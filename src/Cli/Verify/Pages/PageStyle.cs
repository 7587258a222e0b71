using System.Runtime.CompilerServices;

namespace Hustings.Cli.Verify.Pages;

/// <summary>The page's looks: one column, system type, dark and light, and black on white in print.</summary>
internal static class PageStyle
{
    // Two braces: the sheet is a template like all other markup.
    public static FormattableString Sheet { get; } =
        FormattableStringFactory.Create(
            """
            :root {{ color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #767676; }}
            @media (prefers-color-scheme: dark) {{ :root {{ --ink: #f2f2f2; --paper: #16181b; --line: #9a9a9a; }} }}
            @media print {{ :root {{ --ink: #000; --paper: #fff; --line: #000; }} }}
            body {{ margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }}
            main {{ max-width: 52rem; margin: 0 auto; padding: 24px 16px 64px; }}
            article + article {{ margin-top: 64px; border-top: 4px solid; break-before: page; }}
            h1 {{ font-size: 1.75rem; line-height: 1.25; margin: 0 0 16px; overflow-wrap: anywhere; }}
            h2 {{ font-size: 1.25rem; margin: 40px 0 8px; break-after: avoid; }}
            article > p:first-child {{ margin: 0; }}
            .verdict {{ border: 3px solid; padding: 16px; }}
            .verdict strong {{ font-size: 1.5rem; display: block; }}
            dl {{ display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 4px 16px; }}
            dt {{ font-weight: 600; }}
            dd {{ margin: 0; overflow-wrap: anywhere; }}
            .wide {{ overflow-x: auto; margin: 16px 0; }}
            table {{ border-collapse: collapse; width: 100%; }}
            caption {{ text-align: left; font-weight: 600; padding-bottom: 8px; }}
            th, td {{ text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); }}
            tbody th {{ font-weight: 400; }}
            tr {{ break-inside: avoid; }}
            .number {{ text-align: right; font-variant-numeric: tabular-nums; }}
            .box {{ font-size: 1.25rem; line-height: 1; }}
            code {{ font: 0.9375rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }}
            svg {{ display: block; margin-top: 4px; fill: currentColor; stroke: currentColor; }}
            li {{ margin: 4px 0; }}
            """
        );
}
