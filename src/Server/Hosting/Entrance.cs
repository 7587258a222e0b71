using Hustings.Gate.Detection;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hustings.Server.Hosting;

/// <summary>By which listener a connection came.</summary>
internal enum Entrance
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Our own proxies, which say who the sender is.</summary>
    Edge,

    /// <summary>The hall's terminals, known by their certificates.</summary>
    Hall,
}

/// <summary>One connection: where it came in, and whether something is waited for on it.</summary>
internal sealed class ConnectionMark(Entrance entrance, TrafficMeter meter)
{
    private int waiting;

    public Entrance Entrance => entrance;

    /// <summary>A request, or the rest of one, is to come.</summary>
    public void Await()
    {
        // Between a proxy and us connections wait for requests all day; the proxy tells what its clients do.
        if (entrance != Entrance.Edge && Interlocked.Exchange(ref waiting, 1) == 0)
        {
            meter.BeginWaiting();
        }
    }

    /// <summary>It is here, or will not come any more.</summary>
    public void Arrived()
    {
        if (Interlocked.Exchange(ref waiting, 0) == 1)
        {
            meter.EndWaiting();
        }
    }
}

/// <summary>Marks connections and counts them, before TLS: a handshake that leads to nothing counts too.</summary>
internal static class Entrances
{
    public static void UseEntrance(this ListenOptions listen, Entrance entrance)
    {
        var meter = listen.ApplicationServices.GetRequiredService<TrafficMeter>();
        listen.Use(next =>
            async connection =>
            {
                var mark = new ConnectionMark(entrance, meter);
                connection.Features.Set(mark);
                if (entrance != Entrance.Edge)
                {
                    meter.CountConnection();
                }

                mark.Await();
                try
                {
                    await next(connection).ConfigureAwait(false);
                }
                finally
                {
                    mark.Arrived();
                }
            }
        );
    }

    /// <summary>Counts requests that are no ballots, and notes that something came over the connection.</summary>
    public static void UseMeter(this WebApplication app)
    {
        var meter = app.Services.GetRequiredService<TrafficMeter>();
        app.Use(
            (context, next) =>
            {
                if (!Casting.CastingEndpoint.IsCasting(context.Request))
                {
                    meter.CountPage();
                    context.Mark()?.Arrived();
                }

                return next(context);
            }
        );
    }

    /// <summary>The mark of a request's connection; null where no listener of ours took it (a server in memory).</summary>
    public static ConnectionMark? Mark(this HttpContext context) => context.Features.Get<ConnectionMark>();
}
