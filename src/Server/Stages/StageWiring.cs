using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Server.Contests;
using Hustings.Server.Declarations;
using Hustings.Server.Storage;

namespace Hustings.Server.Stages;

/// <summary>Opens the data folder and its database, and goes on with what a stop interrupted.</summary>
public static class StageWiring
{
    /// <exception cref="InvalidDataException">The folder or database cannot be used; the message says why.</exception>
    /// <exception cref="IOException">Another server works with this folder.</exception>
    public static void AddStages(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(_ => new OpenContest(options));
        services.AddSingleton(provider => provider.GetRequiredService<OpenContest>().Files);
        services.AddSingleton(provider => provider.GetRequiredService<OpenContest>().Office);
        services.AddSingleton<StageDirectory>();
        services.AddSingleton<RoundBook>();
        services.AddSingleton<StageMaker>();
        services.AddSingleton<OrderDesk>();
        services.AddSingleton<DeclarationOffice>();
        services.AddSingleton<ContestWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ContestWork>());
        services.AddHostedService<SumKeeper>();
    }
}

/// <summary>A data folder in use by this process: locked, its database open, its minutes read.</summary>
internal sealed class OpenContest : IDisposable
{
    private readonly FileStream claim;
    private readonly SqliteStore store;

    public OpenContest(ServerOptions options)
    {
        Files = new ContestFiles(options.DataFolder);
        // Held until the process ends, however it ends; a second server on the same folder fails here.
        claim = new FileStream(
            Path.Combine(options.DataFolder, "server.lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        store = new SqliteStore(ContestHome.DatabasePath(options.DataFolder), options.Time, options.Commit);
        Office = new ContestOffice(Files, store, options.Time);
        try
        {
            Office.OpenAsync().GetAwaiter().GetResult();
        }
        catch (StorageUnavailableException failure)
        {
            Dispose();
            throw new IOException($"The minutes cannot be written: {failure.Message}", failure);
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }
    }

    public ContestFiles Files { get; }

    public ContestOffice Office { get; }

    public void Dispose()
    {
        store.Dispose();
        claim.Dispose();
        Office.Dispose();
    }
}
