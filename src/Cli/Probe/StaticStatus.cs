using System.Text;
using System.Text.Json;
using Hustings.Server.Pages;
using Hustings.Server.Status;

namespace Hustings.Cli.Probe;

/// <summary>
/// Writes the static status page into a folder: <c>index.html</c>, <c>en.html</c>, <c>fr.html</c> and <c>status.json</c>. Each file is
/// replaced in one step, so whoever serves or copies the folder never meets half of one.
/// </summary>
public sealed class StaticStatus
{
    private readonly DirectoryInfo folder;
    private readonly StaticPage page;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="FileNotFoundException">The web folder beside the program is not built.</exception>
    public StaticStatus(DirectoryInfo folder, Uri server)
    {
        this.folder = folder;
        folder.Create();
        var web = Path.Combine(AppContext.BaseDirectory, "web");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(web, "manifest.json")));
        var style = manifest.RootElement.GetProperty("pages.css").GetProperty("file").GetString()!;
        page = new StaticPage(File.ReadAllText(Path.Combine(web, style)), server);
    }

    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(OutsideView view, DateTimeOffset now, TimeSpan every)
    {
        foreach (var (language, _) in Tongue.All)
        {
            var html = Encoding.UTF8.GetBytes(page.Write(view, now, every, language));
            Replace($"{language}.html", html);
            if (language == Tongue.All[0].Tag)
            {
                Replace("index.html", html);
            }
        }

        Replace(
            "status.json",
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    version = 1,
                    time = now,
                    reachable = !view.IsLost,
                    lostSince = view.LostSince,
                    picture = view.Now(now),
                    advice = view.Advice(now, every),
                },
                StatusFile.Format
            )
        );
    }

    private void Replace(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        var draft = path + ".new";
        File.WriteAllBytes(draft, bytes);
        File.Move(draft, path, overwrite: true);
    }
}
