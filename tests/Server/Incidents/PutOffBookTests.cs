using Hustings.Contest.Casting;
using Hustings.Record.Definitions;
using Hustings.Server.Incidents;
using Hustings.Server.Tests.Gate;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Incidents;

public sealed class PutOffBookTests : IAsyncLifetime
{
    private RunningServer server = null!;

    public async ValueTask InitializeAsync() => server = await RunningServer.OpenAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public void One_ballot_waits_for_each_member_and_goes_when_the_member_has_voted()
    {
        var book = new PutOffBook(_ => 0);
        Put(book, 0, 0, "a");
        Put(book, 0, 0, "a");
        Put(book, 1, 0, "a");
        book.Unchecked.ShouldBe(2);

        book.Voted(server.Contest.Uuid, Request(0, 1, "another"));

        book.Unchecked.ShouldBe(1);
        var next = book.TakeUnchecked()!.Value;
        next.Request.Hash.ToArray().ShouldBe(Request(1, 0, "a").Hash.ToArray());
        book.Confirm(next.Uuid, next.Credential);
        book.Of(server.Contest.Uuid).Members.ShouldBe([next.Credential]);
        book.Of(server.Contest.Uuid).AtLeast.ShouldBeFalse();
        Put(book, 1, 2, "b");
        book.Unchecked.ShouldBe(0, "whoever is known to have been put off is not asked again");
    }

    [Fact]
    public void Flood_in_the_name_of_a_member_drives_the_members_own_ballot_out_only_by_its_numbers()
    {
        const int Runs = 2_000;
        var forged = Enumerable.Range(0, 9).Select(i => Request(0, i % 4, $"forged {i}")).ToArray();
        var own = Request(0, 0, "own");
        var kept = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var random = new Random(seed);
            var book = new PutOffBook(random.Next);
            var place = random.Next(10);
            foreach (var request in forged.Take(place).Append(own).Concat(forged.Skip(place)))
            {
                book.PutOff(server.Contest.Uuid, server.Desk.Credentials, request);
            }

            book.Of(server.Contest.Uuid).AtLeast.ShouldBeTrue();
            kept += book.TakeUnchecked()!.Value.Request == own ? 1 : 0;
        }

        kept.ShouldBeInRange(Runs / 10 * 7 / 10, Runs / 10 * 13 / 10);
    }

    [Fact]
    public void Full_book_stays_as_large_as_it_is_and_says_that_there_may_be_more()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var book = new PutOffBook(new Random(seed).Next, most: 4);
            for (var voter = 0; voter < 12; voter++)
            {
                Put(book, voter, 0, "a");
                book.Unchecked.ShouldBe(Math.Min(4, voter + 1));
            }

            book.Of(server.Contest.Uuid).AtLeast.ShouldBeTrue();
            var taken = new HashSet<string>();
            while (book.TakeUnchecked(server.Contest.Uuid) is { } one)
            {
                taken.Add(one.Credential.ToString()).ShouldBeTrue();
            }

            taken.Count.ShouldBe(4);
        }
    }

    [Fact]
    public void Ballot_of_a_code_that_is_not_on_the_list_is_not_kept()
    {
        var book = new PutOffBook(_ => 0);
        book.PutOff(server.Contest.Uuid, server.Desk.Credentials, Look(server.Stranger()));

        book.Unchecked.ShouldBe(0);
    }

    private void Put(PutOffBook book, int voter, int choice, string seed) =>
        book.PutOff(server.Contest.Uuid, server.Desk.Credentials, Request(voter, choice, seed));

    private IntakeStep.ToCheck Request(int voter, int choice, string seed) =>
        Look(server.Request(voter, choice, null, seed));

    private IntakeStep.ToCheck Look(byte[] request) =>
        server
            .Desk.Parts.Intake.Look(request, Channel.Remote, server.Clock.GetUtcNow())
            .ShouldBeOfType<IntakeStep.ToCheck>();
}
