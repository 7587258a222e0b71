using System.Globalization;
using System.Text;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Contest.Roll;
using Hustings.Contest.Storage;
using Hustings.Server.Contests;
using Hustings.Server.Status;

namespace Hustings.Server.Notices;

/// <summary>What members are told about changed times: what, old and new time with day and zone, why, and where to look.</summary>
internal static class NoticeComposer
{
    private const string Prefix = "minute-";

    private static readonly Text Codes = new(
        "Your voting code and your PIN stay as they are. Nobody will ever ask you for them in a message.",
        "Votre code de vote et votre NIP restent les mêmes. Personne ne vous les demandera jamais dans un message."
    );
    private static readonly Text Look = new("The times that hold now:", "Les heures en vigueur\u00a0:");

    /// <summary>What the minutes call the batch that follows an order: the order's height.</summary>
    public static string Id(TimeChange change) => Prefix + change.Height.ToString(CultureInfo.InvariantCulture);

    /// <summary>Height of the order that a batch follows.</summary>
    public static int Height(string batch) =>
        int.Parse(batch.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    public static NoticeBatch Compose(TimeChange change, ContestState state, int recipients)
    {
        var definition = state.Definition;
        var title = state.Stage(change.Stage)?.Definition.Title ?? new(change.Stage, change.Stage);
        var what = WindowWords.What(change.Kind);
        // Read on another day, a time without its day misleads: every moment is named in full.
        var whole = DateTimeOffset.UnixEpoch;
        var moved = WindowWords.Moved(change, definition.TimeZone, whole).ToList();
        var at = Moments.Full(change.At, definition.TimeZone);
        var en = new StringBuilder($"{definition.Name.En}\n{title.En}: {what.En} ({at.En}).\n\n");
        var fr = new StringBuilder($"{definition.Name.Fr}\n{title.Fr}\u00a0: {what.Fr} ({at.Fr}).\n\n");
        foreach (var line in moved)
        {
            en.Append(line.En).Append('\n');
            fr.Append(line.Fr).Append('\n');
        }

        if (change.Reason is { } reason)
        {
            en.Append(CultureInfo.InvariantCulture, $"{WindowWords.Reason.En} {reason.En}\n");
            fr.Append(CultureInfo.InvariantCulture, $"{WindowWords.Reason.Fr} {reason.Fr}\n");
        }

        en.Append(CultureInfo.InvariantCulture, $"\n{Look.En} {definition.Origins[0]}\n{Codes.En}\n");
        fr.Append(CultureInfo.InvariantCulture, $"\n{Look.Fr} {definition.Origins[0]}\n{Codes.Fr}\n");
        return new(
            Id(change),
            OneLine($"{title.En}: {what.En}"),
            OneLine($"{title.Fr}\u00a0: {what.Fr}"),
            en.ToString(),
            fr.ToString(),
            change.At,
            recipients,
            0,
            0,
            Done: false
        );
    }

    // A line end in a subject would begin a header of its own.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>The notice in the member's language; in both where the roll names neither.</summary>
    public static Notice For(NoticeBatch batch, int recipient, Contact to, string contest)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{contest}.{batch.Id}.{recipient}");
        return to.Language.StartsWith("fr", StringComparison.OrdinalIgnoreCase)
                ? new(id, to, batch.SubjectFr, batch.WordsFr)
            : to.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
                ? new(id, to, batch.SubjectEn, batch.WordsEn)
            : new(id, to, $"{batch.SubjectEn} / {batch.SubjectFr}", $"{batch.WordsEn}\n\n{batch.WordsFr}");
    }
}
