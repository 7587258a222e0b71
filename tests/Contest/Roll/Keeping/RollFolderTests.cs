using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>The roll as the server keeps it: frozen once, with what was added afterwards.</summary>
public sealed class RollFolderTests : IDisposable
{
    private static readonly FrozenRoll Roll = FrozenRoll.Freeze("north", [RollSample.Ana], new SeededRandom("roll"u8));
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-roll-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Roll_and_additions_are_read_back_and_the_roll_is_written_once()
    {
        RollFolder.Read(folder).ShouldBeNull();
        RollFolder.Write(folder, Roll);
        RollFolder.Read(folder)!.Hash.ShouldBe(Roll.Hash);
        Should.Throw<IOException>(() => RollFolder.Write(folder, Roll));

        RollFolder.ReadAdded(folder).ShouldBeEmpty();
        AddedMember[] added = [new(RollSample.Bo, 1), new(RollSample.Bo with { Number = "3", GivenName = "Zoë }" }, 2)];
        foreach (var one in added)
        {
            RollFolder.Append(folder, one);
        }

        RollFolder.ReadAdded(folder).ShouldBe(added);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"row\":1,\"member\":{}}")]
    [InlineData("{\"row\":01,\"member\":")]
    public void Damaged_addition_is_named_with_its_line(string line)
    {
        RollFolder.Write(folder, Roll);
        RollFolder.Append(folder, new(RollSample.Bo, 1));
        File.AppendAllText(RollFolder.AddedPath(folder), line + "\n");
        Should.Throw<InvalidDataException>(() => RollFolder.ReadAdded(folder)).Message.ShouldContain("line 2");
    }

    [Fact]
    public void Damaged_roll_is_not_taken_for_a_missing_one()
    {
        RollFolder.Write(folder, Roll);
        File.AppendAllText(RollFolder.RollPath(folder), "x");
        Should.Throw<InvalidDataException>(() => RollFolder.Read(folder)).Message.ShouldContain("WrongCount");
    }
}
