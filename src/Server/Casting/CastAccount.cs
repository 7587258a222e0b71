using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Hustings.Gate.Edge;
using Hustings.Server.Gate;

namespace Hustings.Server.Casting;

/// <summary>What an answer means for its sender's address, for detection, and for the figures.</summary>
public sealed class CastAccount(AddressHeat heat, TrafficMeter meter, CastCounters counters)
{
    /// <summary>Counts an answer that is about to be given.</summary>
    public void Count(HttpContext context, CastDecision decision)
    {
        var sender = Sender.Of(context);
        var (answer, worked, probe, fresh) = decision;
        if (probe && (answer.Receipt is not null || RefusalWeight.KindOf(answer.Refusal) == RefusalKind.PutOff))
        {
            // Test votes are in nobody's figures; whoever sends junk to their box is counted as anywhere.
            return;
        }

        if (answer.Receipt is not null)
        {
            counters.CountAccepted();
            meter.CountAccepted();
            if (fresh)
            {
                Credit(context, sender);
            }

            return;
        }

        counters.CountRefused(answer.Refusal);
        if (RefusalWeight.Heats(answer.Refusal))
        {
            Heat(context, sender);
        }

        switch (RefusalWeight.KindOf(answer.Refusal))
        {
            case RefusalKind.Malformed:
                meter.CountMalformed(sender, worked);
                break;
            case RefusalKind.Forged:
                meter.CountForged(sender, worked);
                break;
            case RefusalKind.Honest:
                meter.CountOtherRefused(sender);
                break;
            default:
                meter.CountPutOff(sender, asked: answer.Refusal == Refusal.WorkRequired);
                break;
        }
    }

    /// <summary>Counts what is no request at all.</summary>
    public void CountNoRequest(HttpContext context)
    {
        var sender = Sender.Of(context);
        meter.CountMalformed(sender, worked: false);
        Heat(context, sender);
    }

    private void Credit(HttpContext context, AddressKey sender)
    {
        heat.CountAccepted(sender);
        if (Sender.IsEdge(context))
        {
            context.Response.Headers[HaproxyConfig.CreditHeader] = "1";
        }
    }

    // An edge that handed it on keeps its own account of the sender.
    private void Heat(HttpContext context, AddressKey sender)
    {
        heat.CountRefused(sender);
        if (Sender.IsEdge(context))
        {
            context.Response.Headers[HaproxyConfig.HeatHeader] = "1";
        }
    }
}
