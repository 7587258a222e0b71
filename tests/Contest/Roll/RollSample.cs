using Hustings.Contest.Roll;

namespace Hustings.Contest.Tests.Roll;

/// <summary>One member, to be varied.</summary>
internal static class RollSample
{
    public static Member Ana { get; } =
        new(
            "1",
            "Ana",
            "Tremblay",
            new DateOnly(1980, 4, 3),
            "12 Main St",
            "Toronto",
            "M5V 2T6",
            "+14165550123",
            "ana@x.example",
            "fr",
            "ON",
            "Spadina",
            null
        );

    public static Member Bo { get; } =
        Ana with
        {
            Number = "2",
            GivenName = "Bo",
            FamilyName = "Ek",
            BirthDate = new DateOnly(1990, 1, 15),
            Address = "7 Elm Rd",
            Phone = "+14165550999",
            Email = "bo@x.example",
        };
}
