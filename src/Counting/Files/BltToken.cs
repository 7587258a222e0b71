namespace Hustings.Counting.Files;

/// <summary>A word or a quoted text of a .blt file.</summary>
internal readonly record struct BltToken(string Text, bool Quoted, int Line, int Column)
{
    public static (List<BltToken> Tokens, FileRefusal? Refusal) Split(string[] lines)
    {
        List<BltToken> tokens = [];
        for (int line = 1; line <= lines.Length; line++)
        {
            string text = lines[line - 1];
            int at = 0;
            while (at < text.Length && text[at] != '#')
            {
                if (char.IsWhiteSpace(text[at]))
                {
                    at++;
                    continue;
                }
                int start = at;
                bool quoted = text[at] == '"';
                int end = quoted ? text.IndexOf('"', at + 1) : EndOfWord(text, at);
                if (end < 0)
                {
                    FileRefusal open = new(
                        FileFault.MisplacedQuote,
                        line,
                        start + 1,
                        "The closing quotation mark is missing."
                    );
                    return (tokens, open);
                }
                tokens.Add(new BltToken(quoted ? text[(at + 1)..end] : text[at..end], quoted, line, start + 1));
                at = quoted ? end + 1 : end;
            }
        }
        return (tokens, null);
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not '"' and not '#')
            at++;
        return at;
    }
}
