using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Keys;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>Registers what ballots need on a node, be it a silo or a client of the cluster.</summary>
public static class BallotsSetup
{
    /// <summary>The ballot journal, the rounds' keys, the guard against code guessing, the check of the ledger at the start.</summary>
    public static IServiceCollection AddBallots(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<IBallotJournal, PostgresBallotJournal>();
            services.AddSingleton<ICodeFailures, PostgresCodeFailures>();
        }
        else
        {
            services.TryAddSingleton<IBallotJournal, SqliteBallotJournal>();
            services.AddSingleton<ICodeFailures, SqliteCodeFailures>();
        }

        services.AddSingleton<SecretFiles>();
        services.AddSingleton<IRoundKeyStore, RoundKeyStore>();
        services.AddSingleton<BallotImport>();
        services.AddSingleton<IStartCheck, LedgerStartCheck>();
        services.TryAddSingleton<CodeGuardLimits>();
        services.AddSingleton<CodeGuard>();
        services.AddSingleton<ICodeGuard>(provider => provider.GetRequiredService<CodeGuard>());
        services.AddHostedService(provider => provider.GetRequiredService<CodeGuard>());
        return services;
    }
}
