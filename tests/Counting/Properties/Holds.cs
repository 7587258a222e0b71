using FsCheck;
using FsCheck.Fluent;

namespace Hustings.Counting.Tests.Properties;

/// <summary>A claim about every case of a kind, tried often.</summary>
public static class Holds
{
    public static void ForAll<T>(Arbitrary<T> cases, Action<T> claim) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(cases, claim));
}
