using Hustings.Contest;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;

namespace Hustings.Server.Status;

/// <summary>How a status page looks at first sight.</summary>
public enum StatusTone
{
    /// <summary>All is as it should be.</summary>
    Good,

    /// <summary>Something is going on, and voting works.</summary>
    Care,

    /// <summary>Voting does not work as it should.</summary>
    Bad,
}

/// <summary>
/// What a worried member reads: one sentence or two that say what is the case and what to do, what else there is to know, and when the next news
/// comes. A pure function of the picture.
/// </summary>
/// <param name="Measured">What test votes met, in figures; null while no votes are taken.</param>
public sealed record StatusAdvice(
    StatusTone Tone,
    Text Sentence,
    IReadOnlyList<Text> Details,
    Text Next,
    Text? Measured
)
{
    // Fewer say nothing about the next one.
    private const int FewestProbes = 3;
    private const double Works = 0.95;

    // Silence for longer than this is no measurement.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan NewsOfChange = TimeSpan.FromHours(24);

    public static StatusAdvice Of(StatusPicture picture)
    {
        var (tone, sentence) = picture.Stage.State == StageState.Open ? WhileOpen(picture) : Waiting(picture);
        return new(
            tone,
            sentence,
            [.. DetailsOf(picture, tone)],
            AdviceWords.Next(picture),
            picture.Stage.State == StageState.Open ? AdviceWords.Measured(picture) : null
        );
    }

    /// <summary>Whether test votes say anything about now, and what.</summary>
    public static ProbeVerdict Verdict(ProbePicture probes, DateTimeOffset now) =>
        probes.Cast < FewestProbes || probes.Last is not { } last || now - last > Fresh ? ProbeVerdict.Unmeasured
        : probes.Accepted >= Works * probes.Cast ? ProbeVerdict.Works
        : probes.Accepted > 0 ? ProbeVerdict.Some
        : ProbeVerdict.Fails;

    private static (StatusTone, Text) WhileOpen(StatusPicture picture)
    {
        if (picture.Files == FileState.Different)
        {
            return (StatusTone.Bad, AdviceWords.WrongPage);
        }

        var attack = picture.Traffic == TrafficState.Attack;
        var probes = picture.Probes;
        return Verdict(probes, picture.Time) switch
        {
            ProbeVerdict.Fails => (StatusTone.Bad, AdviceWords.NothingThrough(probes, attack)),
            ProbeVerdict.Some => (StatusTone.Bad, AdviceWords.SomeThrough(probes, attack)),
            ProbeVerdict.Works when attack => (StatusTone.Care, AdviceWords.AttackWorks(probes)),
            ProbeVerdict.Works when picture.Traffic == TrafficState.Rush => (
                StatusTone.Good,
                AdviceWords.RushWorks(probes)
            ),
            ProbeVerdict.Works => (StatusTone.Good, AdviceWords.CalmWorks),
            _ when attack => (StatusTone.Care, AdviceWords.AttackUnmeasured),
            _ => (StatusTone.Good, StatusWords.WhatToDo(StageState.Open)),
        };
    }

    private static (StatusTone, Text) Waiting(StatusPicture picture)
    {
        var tone = picture.Stage.State == StageState.Paused ? StatusTone.Care : StatusTone.Good;
        return (tone, StatusWords.WhatToDo(picture.Stage.State));
    }

    private static IEnumerable<Text> DetailsOf(StatusPicture picture, StatusTone tone)
    {
        var stage = picture.Stage;
        if (
            stage is { State: StageState.Open or StageState.Paused, Change: { } change }
            && picture.Time - change.At < NewsOfChange
        )
        {
            yield return AdviceWords.Extended(change, picture.TimeZone, picture.Time);
        }

        if (stage.State == StageState.Open && tone != StatusTone.Good && picture.Files != FileState.Different)
        {
            yield return AdviceWords.Recorded;
        }

        if (stage.State != StageState.Open && picture.Files == FileState.Different)
        {
            yield return AdviceWords.WrongPageBefore;
        }
    }
}

/// <summary>What the test votes of the last minutes say about the next vote.</summary>
public enum ProbeVerdict
{
    /// <summary>None, too few, or too long ago.</summary>
    Unmeasured,
    Works,

    /// <summary>Fewer than 95 in a hundred got through.</summary>
    Some,

    /// <summary>Not one got through.</summary>
    Fails,
}
