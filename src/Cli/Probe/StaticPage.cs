using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hustings.Contest;
using Hustings.Server.Pages;
using Hustings.Server.Status;

namespace Hustings.Cli.Probe;

/// <summary>
/// The status page as one file that needs nothing else: style and script stand in it and are allowed by their hashes, all text is encoded. It
/// renews itself where it is served, and says so when it is old.
/// </summary>
/// <param name="style">The public pages' style sheet.</param>
public sealed class StaticPage(string style, Uri server)
{
    // Renews what is shown without moving the reader; warns when whoever writes this file has stopped.
    private const string Script = """
        const live = document.getElementById("live");
        function age() {
          const old = Date.now() - Date.parse(live.dataset.time) > 90000;
          document.getElementById("stale").hidden = !old;
        }
        async function renew() {
          try {
            const answer = await fetch(location.href, { cache: "no-cache" });
            if (answer.ok) {
              const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
              if (fresh) {
                live.dataset.time = fresh.dataset.time;
                for (const part of live.children) {
                  const now = fresh.querySelector("#" + part.id);
                  if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
                }
              }
            }
          } catch {
            // Not served, or not reachable: the age below says how old this is.
          }
          age();
        }
        age();
        // A copy that was opened from a disk has nobody to ask: its age is all that changes.
        setInterval(location.protocol === "file:" ? age : renew, 10000);
        """;

    public string Write(OutsideView view, DateTimeOffset now, TimeSpan every, string language)
    {
        var picture = view.Now(now);
        var zone = picture?.TimeZone ?? "UTC";
        var advice = view.Advice(now, every);
        string Say(Text text) => WebUtility.HtmlEncode(text.In(language));
        var contest = picture is null ? server.Host : picture.Contest.In(language);
        var name = WebUtility.HtmlEncode(contest);
        var title = Say(OutsideWords.Title);
        var (other, called) = language == Tongue.French ? Tongue.All[0] : Tongue.All[1];
        return $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; style-src '{Hash(
                style
            )}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} – {name}</title>
            <style>{style}</style>
            </head>
            <body>
            <header class="masthead"><div class="band">
            <div><span class="contest">{name}</span></div>
            <p class="where">{(picture is null ? "" : Say(picture.Stage.Title))}</p>
            </div></header>
            <main id="main"><div class="band">
            <h1>{title}</h1>
            <p id="stale" class="note bad" hidden>{Say(OutsideWords.Stale)}</p>
            <div id="live" data-time="{now.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture
            )}">
            <div id="advice" aria-live="polite"><div class="note {Tone(advice.Tone)}">
            <p class="lead">{Say(advice.Sentence)}</p>
            {string.Join('\n', advice.Details.Append(advice.Next).Select(text => $"<p>{Say(text)}</p>"))}
            </div></div>
            <div id="measured">{(advice.Measured is { } measured ? $"<p>{Say(measured)}</p>" : "")}</div>
            <div id="time"><p class="soft">{Say(OutsideWords.AsOf(now, zone))}</p></div>
            <div id="incidents">{Incidents(picture, Say)}</div>
            </div>
            <p><a class="button second" href="{WebUtility.HtmlEncode(
                server.GetLeftPart(UriPartial.Authority)
            )}/?lang={language}">{Say(OutsideWords.ToSite)}</a></p>
            <p class="soft">{Say(OutsideWords.Elsewhere)}</p>
            </div></main>
            <footer><div class="band">
            <p>{Say(picture?.Help is { } help ? FrameWords.Help(help) : FrameWords.NoHelp)}</p>
            <nav aria-label="{Say(
                FrameWords.LanguageSwitch
            )}"><ul><li><a href="{other}.html" hreflang="{other}" lang="{other}">{called}</a></li></ul></nav>
            </div></footer>
            <script>{Script}</script>
            </body>
            </html>

            """;
    }

    private static string Incidents(StatusPicture? picture, Func<Text, string> say)
    {
        if (picture is null)
        {
            return "";
        }

        var list =
            picture.Incidents.Count == 0
                ? $"<p>{say(IncidentWords.None)}</p>"
                : $"<ul>{string.Concat(picture.Incidents.Select(one => $"<li>{say(one.Words)}</li>"))}</ul>";
        return $"<h2>{say(IncidentWords.Title)}</h2>{list}";
    }

    private static string Tone(StatusTone tone) =>
        tone switch
        {
            StatusTone.Good => "good",
            StatusTone.Care => "warn",
            _ => "bad",
        };

    private static string Hash(string inline) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}";
}
