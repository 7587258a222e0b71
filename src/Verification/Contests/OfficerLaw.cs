using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Officers;
using static Hustings.Record.Definitions.OfficerRole;

namespace Hustings.Verification.Contests;

/// <summary>Whose signatures an order needs, and whether they hold (docs/spec/minutes.md, "Orders").</summary>
internal static class OfficerLaw
{
    private static readonly OfficerRole[] Returning = [ReturningOfficer, Deputy];
    private static readonly OfficerRole[] WithRegistrar = [ReturningOfficer, Deputy, Registrar];

    private static readonly OrderKind[] AlwaysTwo =
    [
        OrderKind.AddMember,
        OrderKind.Strike,
        OrderKind.CountColumn,
        OrderKind.Erase,
    ];

    /// <summary>What is wrong with one signature, or null.</summary>
    public static string? Signature(ContestStory story, Order order, OrderSignature signature)
    {
        var key =
            order.Details is OrderDetails.EnrolOfficer enrol && enrol.Officer == signature.Officer
                ? enrol.Key
                : story.Officers.GetValueOrDefault(signature.Officer);
        if (key is null)
        {
            return $"{signature.Officer} has no enrolled key";
        }
        var site = new PasskeySite(story.Definition.Origins, story.Definition.RelyingParty);
        var fault = PasskeyAssertion.Check(signature, Convert.FromHexString(order.Hash), key, site);
        return fault == AssertionFault.None ? null : $"the signature of {signature.Officer} does not hold: {fault}";
    }

    /// <summary>What is wrong with who signed, or null; the signatures themselves hold.</summary>
    public static string? Officers(ContestStory story, Order order, IReadOnlyList<OrderSignature> signatures)
    {
        var signers = signatures.Select(signature => signature.Officer).ToList();
        if (signers.Distinct(StringComparer.Ordinal).Count() != signers.Count)
        {
            return "the same officer signed twice";
        }
        var enrol = order.Details as OrderDetails.EnrolOfficer;
        var others = signers.Where(signer => signer != enrol?.Officer).ToList();
        var roles = Roles(order.Kind);
        if (others.Find(signer => story.RoleOf(signer) is not { } role || !roles.Contains(role)) is { } stranger)
        {
            return $"{stranger} may not order {order.Kind}";
        }
        if (enrol is not null)
        {
            return Enrolment(story, enrol, signers, others, roles);
        }
        var two =
            AlwaysTwo.Contains(order.Kind)
            || story.Definition.TwoOfficers.Contains(order.Kind)
            || (
                order.Details is OrderDetails.Extend { Lost: not null }
                && story.Definition.Extensions is { Officers: 2 }
            );
        var needed = two ? 2 : 1;
        return others.Count < needed ? $"{others.Count} of {needed} officers signed" : null;
    }

    private static string? Enrolment(
        ContestStory story,
        OrderDetails.EnrolOfficer enrol,
        List<string> signers,
        List<string> others,
        OfficerRole[] roles
    )
    {
        var counted = story.Officers.Keys.Count(id => story.RoleOf(id) is { } role && roles.Contains(role));
        var needed = Math.Min(2, counted);
        return story.RoleOf(enrol.Officer) is not { } role ? $"the definition knows no officer {enrol.Officer}"
            : story.Officers.Count == 0 && role != ReturningOfficer ? "the first officer must be a returning officer"
            : !signers.Contains(enrol.Officer) ? "the new key did not sign"
            : others.Count < needed ? $"{others.Count} of {needed} other officers signed"
            : null;
    }

    private static OfficerRole[] Roles(OrderKind kind) =>
        kind switch
        {
            OrderKind.EnrolOfficer
            or OrderKind.FreezeRoll
            or OrderKind.AddMember
            or OrderKind.CountColumn
            or OrderKind.Erase => WithRegistrar,
            OrderKind.VoidCode => [.. WithRegistrar, HelpDesk],
            _ => Returning,
        };
}
