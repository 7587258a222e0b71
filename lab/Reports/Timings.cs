using Hustings.Lab.Figures;

namespace Hustings.Lab.Reports;

/// <summary>How long everything took.</summary>
public static class Timings
{
    public static Section Of(StepTimes steps, CastTimes casts, long serverMemory, TimeSpan wall) =>
        new(
            "Times and memory",
            [$"The whole rehearsal took {Shown.Seconds(wall.TotalSeconds)} s."],
            new Table(
                ["step", "seconds", "amount", "per second"],
                [
                    .. steps.All.Select(step => new Row([
                        step.Name,
                        Shown.Seconds(step.Seconds),
                        $"{Shown.Of(step.Amount)} {step.Unit}",
                        Shown.Seconds(step.Rate),
                    ])),
                ]
            ),
            Notes:
            [
                $"One cast, from sending to the answer: median {Shown.Seconds(casts.Latencies.Within(0.5))} ms, 95% within {Shown.Seconds(casts.Latencies.Within(0.95))} ms, 99% within {Shown.Seconds(casts.Latencies.Within(0.99))} ms; {Shown.Of(casts.Repeats)} requests were sent again, {Shown.Of(casts.Waited)} voters were told to wait.",
                $"Peak memory of the server: {Shown.Megabytes(serverMemory)}.",
            ]
        );
}
