using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Silo.Schema;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo;

/// <summary>Brings the schema up to date and asks every <see cref="IStartCheck"/>, once, before any service of the host starts.</summary>
public sealed partial class StartGate(IServiceProvider services, StorageOptions storage, ILogger<StartGate> log) : IHostedLifecycleService
{
    private readonly Lock gate = new();
    private Task? opening;

    /// <summary>Opens, or throws <see cref="StartRefused"/>. Later calls wait for the first.</summary>
    public Task OpenAsync(CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return opening ??= OpenOnceAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenOnceAsync(CancellationToken cancellationToken)
    {
        if (services.GetServices<StartRule>().FirstOrDefault() is { } rule)
        {
            throw new StartRefused(rule.WhyNot);
        }

        var version = await services.GetRequiredService<ISchemaDatabase>().UpdateAsync(SchemaScripts.For(storage.Kind), cancellationToken);
        foreach (var preparation in services.GetServices<IPreparation>())
        {
            await preparation.PrepareAsync(cancellationToken);
        }

        foreach (var check in services.GetServices<IStartCheck>())
        {
            if (await check.WhyNot(cancellationToken) is { } reason)
            {
                throw new StartRefused(reason);
            }
        }

        LogOpened(HubVersion.Current, EngineName.Current, storage.Kind, version);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "ParticipatoryHub {Version} on {Engine}, {Database}, schema {Schema}")]
    private partial void LogOpened(string version, string engine, DatabaseKind database, int schema);
}
