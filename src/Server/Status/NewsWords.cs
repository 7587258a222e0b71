using Hustings.Contest;

namespace Hustings.Server.Status;

/// <summary>The words around news: announcements, and changed times.</summary>
public static class NewsWords
{
    public static readonly Text Title = new("News", "Nouvelles");

    /// <summary>"Announcement (4:10 p.m. Toronto time)".</summary>
    public static Text Announced(Text at) => new($"Announcement ({at.En})", $"Annonce ({at.Fr})");

    public static readonly Text Earlier = new("Earlier announcements", "Annonces précédentes");
}
