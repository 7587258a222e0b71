using Hustings.Record.Json;
using Hustings.Record.Minutes;

namespace Hustings.Server.Console;

/// <summary>Addresses of the console's pages.</summary>
public static class DeskPaths
{
    public static string Order(OrderKind kind, string? stage) =>
        stage is null ? $"/console/orders/{RecordName.Of(kind)}" : $"/console/orders/{RecordName.Of(kind)}/{stage}";

    public static string Sign(string hash) => $"/console/waiting/{hash}";

    public static string Proposal(string stage) => $"/console/proposals/{stage}";
}
