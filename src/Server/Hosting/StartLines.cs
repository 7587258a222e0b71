namespace Hustings.Server.Hosting;

/// <summary>
/// The lines a server prints once it listens: first <c>Hustings listening on ADDRESS</c>, then what each capability
/// added while it was mapped, in that order. Programs that start a server read them.
/// </summary>
public sealed class StartLines
{
    private readonly List<Func<string, string>> lines = [];

    /// <summary>Adds a line; the function is given the first address, such as <c>http://127.0.0.1:8080</c>.</summary>
    public void Add(Func<string, string> line) => lines.Add(line);

    internal void Print(TextWriter output, string address)
    {
        output.WriteLine($"Hustings listening on {address}");
        foreach (var line in lines)
        {
            output.WriteLine(line(address));
        }

        output.Flush();
    }
}
