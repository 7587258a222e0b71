using Hustings.Contest.Orders;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Hustings.Gate.Limits;
using Hustings.Record.Json;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Officers;
using Hustings.Server.Status;

namespace Hustings.Server.Incidents;

/// <summary>Detection in the server: its services, the public file, and what officers see (docs/spec/officers-api.md, "Incidents").</summary>
public static class IncidentEndpoints
{
    private const int MostShown = 50;

    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<ProbeLog>();
        services.AddSingleton<PutOffBook>();
        services.AddSingleton<ProposalBook>();
        services.AddSingleton<IncidentFiles>();
        services.AddSingleton<IncidentWatch>();
        services.AddSingleton<TurnedAwayWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<IncidentWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<TurnedAwayWatch>());
    }

    public static void MapIncidents(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<IncidentFiles>();
        app.MapMethods(
            "/public/incidents.json",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context) => files.Incidents().WriteAsync(context)
        );
        app.MapGet("/api/incidents", Incidents);
        app.MapGet("/api/proposals", Proposals);
    }

    private static IResult Incidents(
        HttpContext context,
        IncidentFiles files,
        IncidentWatch watch,
        TrafficNews news,
        ProbeLog probes,
        ContestOffice office,
        AddressHeat heat,
        PutOffBook book,
        GateLimits limits
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!OfficerGuard.IsOfficer(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        var now = office.Now;
        return OfficerRequest.Json(
            new
            {
                version = 1,
                time = ContestView.Utc(now),
                state = RecordName.Of(news.State),
                incidents = news.Incidents.TakeLast(MostShown).Select(incident => files.Shown(incident, now)),
                readings = watch.Samples.Select(Shown),
                probes = probes.Recent.Select(probe => new
                {
                    time = ContestView.Utc(probe.Time),
                    lane = RecordName.Of(probe.Lane),
                    accepted = probe.Accepted,
                    milliseconds = (long)probe.Took.TotalMilliseconds,
                }),
                addresses = new
                {
                    known = heat.Count,
                    most = limits.Addresses,
                    nearlyFull = heat.IsNearlyFull,
                },
                putOff = office.State.Stages.Select(stage =>
                {
                    var (members, atLeast) = book.Of(stage.Definition.Uuid);
                    return new
                    {
                        stage = stage.Id,
                        members = members.Count,
                        atLeast,
                    };
                }),
                putOffUnchecked = book.Unchecked,
            }
        );
    }

    private static object Shown(TrafficSample sample) =>
        new
        {
            time = ContestView.Utc(sample.Time),
            seconds = sample.Seconds,
            state = RecordName.Of(sample.State),
            connections = sample.Reading.Connections,
            openWithoutRequest = sample.Reading.OpenWithoutRequest,
            pages = sample.Reading.Pages,
            accepted = sample.Reading.Accepted,
            malformed = sample.Reading.Malformed,
            forged = sample.Reading.Forged,
            workFailing = sample.Reading.WorkFailing,
            otherRefused = sample.Reading.OtherRefused,
            putOff = sample.Reading.PutOff,
            asked = sample.Reading.Asked,
            senders = sample.Reading.Sources,
            bits = sample.Bits,
            waiting = sample.Waiting,
            addresses = sample.Addresses,
        };

    private static IResult Proposals(HttpContext context, ProposalBook book, ContestOffice office)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!OfficerGuard.IsOfficer(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        var (state, now) = (office.State, office.Now);
        return OfficerRequest.Json(
            state
                .Stages.Select(stage => (Stage: stage, Proposal: book.Of(state, stage, now)))
                .Where(one => one.Proposal is not null)
                .Select(one => Shown(state, one.Stage, one.Proposal!, now))
        );
    }

    private static object Shown(
        ContestState state,
        StageStanding stage,
        Hustings.Gate.Extensions.ExtensionProposal proposal,
        DateTimeOffset now
    )
    {
        var order = ProposalBook.Order(state, stage, proposal, now).After(state);
        return new
        {
            stage = stage.Id,
            closes = ContestView.Utc(proposal.Closes),
            minutes = (int)proposal.By.TotalMinutes,
            policy = state.Definition.Extensions,
            lost = proposal.Lost.Select(minute => new
            {
                minute = ContestView.Utc(minute.Start),
                probes = minute.Probes,
                accepted = minute.Accepted,
            }),
            signatures = state.SignaturesNeeded(order),
            order = new RawJson(order.ToBytes()),
            hash = order.Hash,
            consequences = Consequences.Of(
                state,
                order,
                ContestFacts.None with
                {
                    LostMinutes = proposal.Lost.Count,
                },
                now
            ),
        };
    }
}
