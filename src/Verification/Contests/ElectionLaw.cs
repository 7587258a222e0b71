using Hustings.Record;
using Hustings.Record.Definitions;

namespace Hustings.Verification.Contests;

/// <summary>The election that definition and ballot ask for (docs/spec/contest.md, "The definition").</summary>
internal static class ElectionLaw
{
    /// <summary>In what the archive's election is another one, or null.</summary>
    public static string? Differs(
        StageStory stage,
        Election election,
        VerificationReport archive,
        TrusteeKeys? trustees
    )
    {
        var (contest, definition, prepared) = (stage.PreparedUnder!, stage.Definition, stage.Prepared!.Said);
        var names = stage.Candidates!.Select(id => contest.Candidates.First(one => one.Id == id).Name).ToList();
        var words = Both(definition.Question);
        var question =
            definition.Ballot == BallotKind.Ranking
                ? Question.NonHomomorphic(words, names)
                : new Question(words, names, definition.Min, definition.Max, definition.Blank);
        return election.Uuid != definition.Uuid ? "an election with another uuid"
            : election.Fingerprint != prepared.Fingerprint ? "not the election that was prepared"
            : election.Administrator != new ElectionMark(contest.Id, contest.Hash).ToString()
                ? "the election is not marked with this contest and definition"
            : election.Name != Both(definition.Title) || election.Description != Both(contest.Name)
                ? "another name or description than the definition gives"
            : election.Questions is not [var asked] || !asked.Equals(question)
                ? "another question, or other answers, than definition and ballot give"
            : election.CredentialAuthority is not null ? "a credential authority that the definition does not know"
            : archive.Trustees?.Hash != trustees?.Hash ? "the archive has other trustees than the contest"
            : archive.Credentials?.Hash != prepared.Credentials ? "not the list that was prepared"
            : null;
    }

    /// <summary>Belenios has room for one wording.</summary>
    private static string Both(Wording wording) =>
        wording.En == wording.Fr ? wording.En : $"{wording.En} / {wording.Fr}";
}
