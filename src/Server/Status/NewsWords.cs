using Hustings.Contest;

namespace Hustings.Server.Status;

/// <summary>The words around news: announcements, and changed times.</summary>
public static class NewsWords
{
    public static readonly Text Title = new("News", "Nouvelles");
    public static readonly Text Earlier = new("Earlier announcements", "Annonces précédentes");
}
