using System.Net.Http.Headers;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Contests;

/// <summary>
/// Threat <c>double-vote</c>: somebody who voted in advance or by post votes live too. Officers hand in who voted outside; from then on those
/// codes are on no list, whoever tries is told why, and the record shows that it was so.
/// </summary>
public sealed class VotedListTests
{
    private static readonly string[] Two = ["ro", "deputy"];
    private static readonly int[] Advance = [0, 3, 4, 17];
    private static readonly int[] ByPost = [5, 40];

    [Fact]
    public async Task Who_voted_in_advance_or_by_post_is_on_no_list_that_follows_and_is_told_why()
    {
        await using var contest = await FoundedAsync();
        await ListAsync(contest, VoidCause.Advance, Advance);
        await ListAsync(contest, VoidCause.Post, ByPost);
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");

        contest.Desk("round-1").Registered.ShouldBe(60 - Advance.Length - ByPost.Length);
        foreach (var member in Members(contest, Advance))
        {
            (await contest.CastAsync("round-1", member, [0, 1, 0, 0])).ShouldBe("voted_in_advance");
        }

        foreach (var member in Members(contest, ByPost))
        {
            (await contest.CastAsync("round-1", member, [0, 1, 0, 0])).ShouldBe("voided_post");
        }

        var live = Others(contest, [.. Advance, .. ByPost]);
        (await contest.CastAsync("round-1", live[0], [0, 1, 0, 0])).ShouldBeNull();
        (await contest.CastAsync("round-1", live[1], [0, 0, 1, 0])).ShouldBeNull();
        contest.Desk("round-1").Accepted.ShouldBe(2);
        contest.Verify();
    }

    [Fact]
    public async Task Reason_is_told_to_nobody_who_forges_a_listed_members_signature()
    {
        await using var contest = await FoundedAsync();
        await ListAsync(contest, VoidCause.Advance, Advance);
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");

        foreach (var member in Members(contest, Advance))
        {
            (await contest.CastAsync("round-1", member, [0, 1, 0, 0], Forged)).ShouldBe("signature_invalid");
        }

        contest.Desk("round-1").Accepted.ShouldBe(0);
    }

    // The last digit of the signature's response.
    private static byte[] Forged(byte[] request)
    {
        var digit = request.AsSpan().LastIndexOfAnyInRange((byte)'0', (byte)'9');
        request[digit] = request[digit] == (byte)'5' ? (byte)'6' : (byte)'5';
        return request;
    }

    [Fact]
    public async Task List_that_comes_after_the_stage_was_prepared_still_keeps_its_members_out()
    {
        await using var contest = await FoundedAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await ListAsync(contest, VoidCause.Advance, Advance);

        contest.Desk("round-1").Registered.ShouldBe(60);
        (await contest.CastAsync("round-1", Members(contest, Advance)[0], [0, 1, 0, 0])).ShouldBe("voted_in_advance");
        contest.Desk("round-1").Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task List_with_somebody_who_voted_live_is_refused_whole_and_nobody_of_it_is_void()
    {
        await using var contest = await FoundedAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        var voters = Members(contest, Advance);
        (await contest.CastAsync("round-1", voters[1], [0, 1, 0, 0])).ShouldBeNull();

        (await TryAsync(contest, VoidCause.Advance, Advance)).ShouldBe("listed_voted");

        contest.Service<ContestOffice>().Store.VoidsTip.Height.ShouldBe(0);
        (await contest.CastAsync("round-1", voters[0], [0, 1, 0, 0])).ShouldBeNull();
        contest.Verify();
    }

    [Fact]
    public async Task List_that_is_not_here_repeats_a_row_or_names_no_member_is_refused_by_name()
    {
        await using var contest = await FoundedAsync();
        var spare = contest.Issue.Spares[0].Row;
        var strange = new OrderDetails.ListVoted(VoidCause.Advance, 1, RowList.Hash([1]));
        (await contest.TryAsync(OrderKind.ListVoted, null, strange, Two)).ShouldBe(
            new OrderAnswer.Refused(OfficerFault.Of(Hustings.Contest.Orders.OrderRefusal.UnknownList))
        );
        (await TryAsync(contest, VoidCause.Advance, [1, spare])).ShouldBe("unknown_row");

        await ListAsync(contest, VoidCause.Advance, Advance);
        (await TryAsync(contest, VoidCause.Post, [Advance[2], 50])).ShouldBe("listed_void");
        (
            await contest.TryAsync(
                OrderKind.ListVoted,
                null,
                new OrderDetails.ListVoted(VoidCause.Advance, Advance.Length + 1, RowList.Hash(Advance)),
                Two
            )
        ).ShouldBe(new OrderAnswer.Refused(OfficerFault.Of(Hustings.Contest.Orders.OrderRefusal.UnknownList)));
        contest.Service<ContestOffice>().Store.VoidsTip.Height.ShouldBe(Advance.Length);
        contest.Verify();
    }

    [Fact]
    public async Task One_officer_alone_makes_nobody_void()
    {
        await using var contest = await FoundedAsync();
        var list = RowList.Bytes(Advance);
        contest.Service<ContestFiles>().KeepRows(list);

        (
            await contest.TryAsync(
                OrderKind.ListVoted,
                null,
                new OrderDetails.ListVoted(VoidCause.Advance, Advance.Length, Fingerprint.Hex(list))
            )
        ).ShouldBeOfType<OrderAnswer.Waiting>();
        contest.Service<ContestOffice>().Store.VoidsTip.Height.ShouldBe(0);
    }

    [Fact]
    public async Task List_is_handed_in_over_http_by_an_officer_in_its_one_form_only()
    {
        await using var contest = await FoundedAsync();
        (await PostAsync(contest, "0\n3\n", signedIn: false)).ShouldContain("no_session");
        string[] malformed =
        [
            "",
            "3\n0\n",
            "3\n3\n",
            "03\n",
            "3",
            "3\r\n",
            "-1\n",
            "+1\n",
            "x\n",
            "\n",
            " 3\n",
            "99999999999\n",
        ];
        foreach (var text in malformed)
        {
            (await PostAsync(contest, text)).ShouldContain("not_canonical", customMessage: text);
        }

        (await PostAsync(contest, $"{contest.Issue.Table.Rows}\n")).ShouldContain("unknown_row");
        (await PostAsync(contest, "0\n3\n")).ShouldContain($"\"list\":\"{RowList.Hash([0, 3])}\",\"rows\":2");
        Directory.GetFiles(Path.Combine(contest.Folder, "voted-lists")).Length.ShouldBe(1);
    }

    private static async Task<SmallContest> FoundedAsync()
    {
        var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        return contest;
    }

    private static Task ListAsync(SmallContest contest, VoidCause cause, int[] rows) =>
        contest.OrderAsync(OrderKind.ListVoted, null, Kept(contest, cause, rows), Two);

    private static async Task<string?> TryAsync(SmallContest contest, VoidCause cause, int[] rows) =>
        await contest.TryAsync(OrderKind.ListVoted, null, Kept(contest, cause, rows), Two)
            is OrderAnswer.Refused refused
            ? refused.Fault.Code
            : null;

    private static OrderDetails.ListVoted Kept(SmallContest contest, VoidCause cause, int[] rows) =>
        new(cause, rows.Length, contest.Service<ContestFiles>().KeepRows(RowList.Bytes(rows)));

    private static int[] Members(SmallContest contest, int[] rows) =>
        [.. rows.Select(row => contest.Issue.Members.ToList().FindIndex(member => member.Row == row))];

    private static int[] Others(SmallContest contest, int[] rows) =>
        [.. contest.Issue.Members.Index().Where(one => !rows.Contains(one.Item.Row)).Select(one => one.Index)];

    private static async Task<string> PostAsync(SmallContest contest, string text, bool signedIn = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/voted-lists", UriKind.Relative));
        request.Content = new StringContent(text);
        if (signedIn)
        {
            var session = contest.Service<OfficerAccess>().Begin("ro");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        }

        using var answer = await contest.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
