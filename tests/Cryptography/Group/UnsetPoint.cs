using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group;

public sealed class UnsetPoint
{
    // All coordinates zero: cross-multiplied, every equation would hold.
    [Fact]
    public void Point_that_was_never_set_equals_nothing_and_says_so()
    {
        Should.Throw<InvalidOperationException>(() => default(Point) == Point.Generator);
        Should.Throw<InvalidOperationException>(() => Point.Generator == default);
        Should.Throw<InvalidOperationException>(() => default(Point) == default);
        Should.Throw<InvalidOperationException>(() => (default(Point) + Point.Generator) == Point.Generator);
        Should.Throw<InvalidOperationException>(() =>
            new Ciphertext(default, default) == new Ciphertext(default, default)
        );
    }
}
