using Hustings.Contest;

namespace Hustings.Server.Console;

/// <summary>What the console says after a form was sent: a closed list, named in the address by its key.</summary>
public sealed record ConsoleNews(string Key, bool Good, Text Words)
{
    public static readonly ConsoleNews Unlocked = new(
        "unlocked",
        true,
        new(
            "This voting code is unlocked: the voter has five new tries.",
            "Ce code de vote est débloqué\u00a0: cinq nouveaux essais sont possibles."
        )
    );
    public static readonly ConsoleNews Unknown = new(
        "unknown",
        false,
        new(
            "No voting code with this public half is on the list. Compare every character.",
            "Aucun code de vote portant cette moitié publique n’est sur la liste. Comparez chaque caractère."
        )
    );
    public static readonly ConsoleNews NotPossible = new(
        "not-possible",
        false,
        new(
            "Nothing was changed: this order is no longer possible.",
            "Rien n’a été changé\u00a0: cet ordre n’est plus possible."
        )
    );
    public static readonly ConsoleNews Storage = new(
        "storage",
        false,
        new(
            "Nothing was changed: the order could not be written to disk. Check that the disk is not full.",
            "Rien n’a été changé\u00a0: l’ordre n’a pas pu être écrit sur le disque. Vérifiez qu’il n’est pas plein."
        )
    );
    public static readonly ConsoleNews Opened = new("opened", true, ConsoleOrder.Open.Done);
    public static readonly ConsoleNews Closed = new("closed", true, ConsoleOrder.Close.Done);
    public static readonly ConsoleNews Recorded = new("recorded", true, DeskWords.DoneRecorded);
    public static readonly ConsoleNews Waiting = new("waiting", true, DeskWords.DoneWaiting);
    public static readonly ConsoleNews Enrolled = new("enrolled", true, DeskWords.DoneEnrolled);
    public static readonly ConsoleNews TakenBack = new("taken-back", true, DeskWords.DoneTakenBack);
    public static readonly ConsoleNews NotWaiting = new(
        "not-waiting",
        false,
        new(
            "Nothing was changed: this order no longer waits. It was recorded, taken back, or overtaken by another.",
            "Rien n’a été changé\u00a0: cet ordre n’attend plus. Il a été inscrit, retiré ou devancé par un autre."
        )
    );

    public static readonly ConsoleNews NotYours = new(
        "not-yours",
        false,
        new("This part of the console is not for your role.", "Cette partie de la console ne relève pas de votre rôle.")
    );

    /// <summary>A refusal of the officers' interface, said on the page.</summary>
    public static ConsoleNews Refused(Contests.OfficerFault fault) => new(fault.Code, false, fault.Message);

    public static IReadOnlyList<ConsoleNews> All { get; } =
    [
        Unlocked,
        Unknown,
        NotPossible,
        Storage,
        Opened,
        Closed,
        Recorded,
        Waiting,
        Enrolled,
        TakenBack,
        NotWaiting,
        NotYours,
    ];

    public static ConsoleNews? Named(string? key) => All.FirstOrDefault(n => n.Key == key);
}
