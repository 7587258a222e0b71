using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify.Pages;

/// <summary>Each check of a contest as a scrutineer reads it.</summary>
internal static class ContestCheckWords
{
    public static string Of(ContestCheck check) =>
        check switch
        {
            ContestCheck.MinuteCanonical => "Every line of the minutes is written in its one form.",
            ContestCheck.MinuteChain => "Every minute names the one before it: none was taken out or slipped in.",
            ContestCheck.MinuteTime => "The minutes never go back in time.",
            ContestCheck.OrderContest => "Every order is of this contest.",
            ContestCheck.OrderAfter => "No officer decided on an older view than the last order.",
            ContestCheck.OrderSignature =>
                "Every signature under an order is the officer’s own, over exactly this order.",
            ContestCheck.OrderOfficers => "As many officers signed as the order needs, all of roles that may.",
            ContestCheck.OrderLawful => "Every order was allowed when it was given.",
            ContestCheck.NoteLawful => "The system wrote every note where it may.",
            ContestCheck.DefinitionPresent => "Every definition that was ever in force is there.",
            ContestCheck.DefinitionInForce => "The definition shown is the one in force.",
            ContestCheck.TrusteesAsDefined => "The trustees are as many as the definition says, with its threshold.",
            ContestCheck.KeyCommitted => "No trustee chose a key after seeing the others’.",
            ContestCheck.LotReveal => "Every trustee gave to the lot what they had committed to before the opening.",
            ContestCheck.TableCanonical => "The table of voting codes is written in its one form.",
            ContestCheck.TableFrozen => "It is the table that was frozen with the roll.",
            ContestCheck.TablePoints => "Every entry of the table is a proper key.",
            ContestCheck.VoidsCanonical => "The list of void codes is whole.",
            ContestCheck.VoidsChain => "No line of that list was taken out or slipped in.",
            ContestCheck.VoidsOrdered => "Codes were declared void by orders only.",
            ContestCheck.StageCandidates => "On each ballot stand exactly those who were still in the race.",
            ContestCheck.StageList => "Each stage’s list follows from the table, the void codes and who voted before.",
            ContestCheck.StageLog => "Each stage’s log of accepted ballots is whole.",
            ContestCheck.StageTally => "Each tally was ordered on the whole log.",
            ContestCheck.StruckBallot => "Every struck ballot was kept, had been accepted, and is of the code named.",
            ContestCheck.StageArchive => "Each stage’s archive is valid by itself.",
            ContestCheck.StageElection => "Each stage’s election is the one that the definition asks for.",
            ContestCheck.ArchiveIsLog => "The ballots counted are those accepted, less the struck ones.",
            ContestCheck.VoteOnce => "Where everybody votes once, nobody has two ballots.",
            ContestCheck.VoidRows => "No ballot with a void code counts.",
            ContestCheck.ExcludedStages => "Nobody voted in two stages that exclude each other.",
            ContestCheck.StageDocuments => "Tallies, decryptions and results are those that the minutes name.",
            ContestCheck.StageAccount => "Each stage’s account follows from the votes by the rule, counted again.",
            ContestCheck.DeclarationFile => "The signed declaration is the file that the minutes name.",
            ContestCheck.DeclaredWinner => "Who was declared the winner won.",
            ContestCheck.ContestVerification => "The verification came to its end.",
            _ => throw new ArgumentOutOfRangeException(nameof(check), check, "a check without words"),
        };
}
