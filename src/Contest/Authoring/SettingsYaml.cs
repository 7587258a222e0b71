using Hustings.Contest.Orders;
using Hustings.Counting.Rounds;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Authoring;

/// <summary>Web addresses, post, and which orders need two officers.</summary>
internal sealed class SettingsYaml(YamlSection file)
{
    private static readonly string[] Kinds = [.. Enum.GetValues<OrderKind>().Select(PublishedName.Of)];

    /// <summary>The addresses under which the contest is served; the first one's host is the relying party of the officers' passkeys.</summary>
    public (IReadOnlyList<string> Origins, string RelyingParty) Addresses()
    {
        List<string> origins = [];
        file.Need("web-addresses", "where members vote, such as https://vote.example.org");
        foreach (var (at, text) in file.Scalars("web-addresses"))
        {
            var local = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsLoopback;
            if (
                uri is null
                || (uri.Scheme != "https" && !(local && uri.Scheme == "http"))
                || uri.AbsolutePath != "/"
                || text.EndsWith('/')
            )
                file.Problem(
                    at,
                    $"“{text}” must be https:// and a host name, with nothing behind it. (http:// is for this machine alone.)"
                );
            else if (origins.Contains(text))
                file.Problem(at, $"{text} stands there twice.");
            else
                origins.Add(text);
        }

        var hosts = origins.ConvertAll(origin => new Uri(origin).Host);
        var party = file.Scalar("passkey-domain", "a host name") ?? hosts.FirstOrDefault("localhost");
        if (hosts.Find(host => host != party && !host.EndsWith($".{party}", StringComparison.Ordinal)) is { } foreign)
            file.Problem(
                file.Find("passkey-domain") ?? file.Find("web-addresses"),
                $"Officers’ passkeys of {party} do not work at {foreign}. Name a domain that all addresses share with “passkey-domain”."
            );
        return (origins, party);
    }

    public (IReadOnlyList<string> Columns, PostOnline PostOnline, int Batch) Post()
    {
        List<string> columns = [];
        foreach (var (at, text) in file.Scalars("columns"))
        {
            if (!PublishedName.IsId(text) || text == "live" || columns.Contains(text))
                file.Problem(
                    at,
                    $"“{text}” cannot be a column’s name: a-z, 0-9 and hyphens, each name once, and “live” is the encrypted box."
                );
            else
                columns.Add(text);
        }

        if (file.Section("post", "“post”") is not { } section)
            return (columns, PostOnline.FirstReceived, 30);
        var online = section.Choice("if-both", "first-received", ["first-received", "post-wins", "online-wins"]);
        var batch = section.Whole("batch", 30, 1, 100_000);
        if (batch < 30)
            section.LookAgain(section.Find("batch"), "Counts of fewer than 30 ballots can show how somebody voted.");
        section.RefuseOthers();
        return (
            columns,
            online switch
            {
                "post-wins" => PostOnline.PostWins,
                "online-wins" => PostOnline.OnlineWins,
                _ => PostOnline.FirstReceived,
            },
            batch
        );
    }

    public IReadOnlyList<OrderKind> TwoOfficers(List<OfficerDefinition> officers)
    {
        List<OrderKind> kinds = [];
        foreach (var (at, text) in file.Scalars("two-officers"))
        {
            if (file.OneOf(at, "two-officers", text, Kinds) is null)
                continue;
            var kind = Enum.GetValues<OrderKind>()[Array.IndexOf(Kinds, text)];
            if (kind == OrderKind.EnrolOfficer)
                file.Problem(at, "Who signs an enrolment is fixed by the minutes’ rules; leave “enrol-officer” out.");
            else if (kinds.Contains(kind))
                file.Problem(at, $"“{text}” stands there twice.");
            else
            {
                kinds.Add(kind);
                var able = officers.Count(officer => OrderRule.Of(kind).Allows(officer.Role));
                if (able < 2)
                    file.Problem(
                        at,
                        $"“{text}” is to be signed by two officers, but only {able} may sign it. Name a deputy."
                    );
            }
        }

        var leading = officers.Count(officer => OrderRule.Of(OrderKind.Strike).Allows(officer.Role));
        if (leading == 1)
            file.LookAgain(
                file.Find("officers"),
                "There is one returning officer and no deputy: no ballot can be struck, because two of them must sign that."
            );
        if (officers.Count(officer => OrderRule.Of(OrderKind.EnrolOfficer).Allows(officer.Role)) < 3)
            file.LookAgain(
                file.Find("officers"),
                "A lost passkey is replaced by two other officers (returning officer, deputy, registrar). With fewer than three of them it cannot be."
            );
        return kinds;
    }
}
