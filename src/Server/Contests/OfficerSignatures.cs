using Hustings.Contest.Orders;
using Hustings.Record.Minutes;
using Hustings.Verification.Officers;

namespace Hustings.Server.Contests;

/// <summary>Whether the signatures under an order hold, by the same verifier that anyone uses on the record.</summary>
internal static class OfficerSignatures
{
    /// <summary>Every signature holds for the key of the officer it names; for a passkey being enrolled, by that passkey.</summary>
    public static bool AllHold(ContestState state, Order order, IReadOnlyList<OrderSignature> signatures)
    {
        var challenge = Convert.FromHexString(order.Hash);
        var site = new PasskeySite(state.Definition.Origins, state.Definition.RelyingParty);
        return signatures.All(signature =>
            KeyOf(state, order, signature.Officer) is { } key
            && PasskeyAssertion.Check(signature, challenge, key, site) == AssertionFault.None
        );
    }

    private static OfficerKey? KeyOf(ContestState state, Order order, string officer) =>
        order.Details is OrderDetails.EnrolOfficer enrol && enrol.Officer == officer
            ? enrol.Key
            : state.Officers.GetValueOrDefault(officer)?.Key;
}
