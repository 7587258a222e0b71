using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Structure;
using Hustings.Verification.Tests.Contests.Law;
using Hustings.Verification.Tests.Contests.Race;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>A ranking stage's archive beside minutes that tell of it what was not so, one document at a time.</summary>
public sealed class StageDocumentsTests
{
    private const string Shuffle = "each shuffle of ranking in the archive is not the one that the minutes name";
    private const string Decryption = "each decryption of ranking in the archive is not the one that the minutes name";
    private const string Result = "another result of ranking than the minutes name";
    private static readonly string Other = Fingerprint.Hex("another"u8);
    private readonly StageStory stage = Told.By(RankingContest.End).Stage(RankingContest.Stage)!;
    private readonly MemoryStream archive;
    private readonly ArchiveMap map;

    public StageDocumentsTests()
    {
        archive = new(RankingContest.End.Record.Files[$"stages/{stage.Uuid}/record.bel"]);
        map = new ArchiveScan(archive, new(null), new(), TestContext.Current.CancellationToken).Run()!;
    }

    [Fact]
    public void Documents_of_the_archive_are_those_that_the_minutes_name() => Differs().ShouldBeNull();

    [Fact]
    public void Tally_is_the_one_of_the_note_and_of_as_many_ballots()
    {
        var said = stage.Sealed!;
        stage.Sealed = said with { Said = said.Said with { Tally = Other } };
        Differs().ShouldBe("another tally of ranking than the minutes name");
        stage.Sealed = said with { Said = said.Said with { Ballots = 3 } };
        Differs().ShouldBe("the minutes name another number of ballots in ranking");
        map.Events.RemoveAll(found => found.Type == Record.Archive.EventType.EncryptedTally);
        Differs().ShouldBe("the archive of ranking has no tally");
    }

    [Fact]
    public void Each_shuffle_and_each_decryption_is_the_one_of_its_note_and_the_first_difference_is_told()
    {
        var (shuffled, opened, counted) = (stage.Shuffled[1], stage.Opened[1], stage.Counted!);
        stage.Shuffled[1] = shuffled with { Said = shuffled.Said with { Shuffle = Other } };
        Differs().ShouldBe(Shuffle);
        stage.Shuffled[1] = shuffled with { Said = shuffled.Said with { Trustee = 2 } };
        Differs().ShouldBe(Shuffle);
        stage.Opened[1] = opened with { Said = opened.Said with { Decryption = Other } };
        stage.Counted = counted with { Said = counted.Said with { Result = Other } };
        Differs().ShouldBe(Shuffle);
        stage.Shuffled[1] = shuffled;
        Differs().ShouldBe(Decryption);
        stage.Opened[1] = opened with { Said = opened.Said with { Trustee = 2 } };
        Differs().ShouldBe(Decryption);
        stage.Opened[1] = opened;
        Differs().ShouldBe(Result);
        stage.Sealed = stage.Sealed! with { Said = stage.Sealed.Said with { Tally = Other } };
        stage.Shuffled.Clear();
        Differs().ShouldBe("another tally of ranking than the minutes name");
    }

    [Fact]
    public void Archive_may_be_ahead_of_the_minutes_until_the_stage_is_counted_and_never_behind()
    {
        stage.Counted = null;
        var opened = stage.Opened[1];
        stage.Opened.RemoveAt(1);
        foreach (var step in new[] { StageState.Tallying, StageState.Counted, StageState.Published })
        {
            stage.Step = step;
            Differs().ShouldBe(step == StageState.Tallying ? null : Decryption, $"{step}");
        }
        stage.Step = StageState.Tallying;
        stage.Opened.Add(opened);
        stage.Opened.Add(opened with { Said = opened.Said with { Trustee = 2 } });
        Differs().ShouldBe(Decryption, "a decryption that the archive does not have");
    }

    [Fact]
    public void Stage_that_was_counted_has_a_result()
    {
        map.Events.RemoveAll(found => found.Type == Record.Archive.EventType.Result);
        Differs().ShouldBe("ranking was counted, but its archive has no result");
        stage.Counted = null;
        Differs().ShouldBeNull();
    }

    private string? Differs() => new StageDocuments(stage, map, archive).Differs();
}
