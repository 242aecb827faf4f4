using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Mail;

/// <summary>The outbox on every node, for grains and pages.</summary>
public static class MailOutboxSetup
{
    /// <summary>The outbox of the database in use.</summary>
    public static IServiceCollection AddMailOutbox(this IServiceCollection services, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.AddSingleton<IMailOutbox, PostgresMailOutbox>();
        }
        else
        {
            services.AddSingleton<IMailOutbox, SqliteMailOutbox>();
        }

        return services.AddSingleton<IMailer>(provider => provider.GetRequiredService<IMailOutbox>());
    }
}
