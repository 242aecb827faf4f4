using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Demo;

/// <summary>Invented residents of the demo, for its ideas and comments; one signs in with the address and a link from the demo's outbox.</summary>
internal sealed class DemoResidents(IServiceScopeFactory scopes, StartGate gate, TimeProvider clock) : IHostedService
{
    public static ResidentId Aisha { get; } = new("00000000000000000000000000aa0001");

    public static ResidentId Bogdan { get; } = new("00000000000000000000000000aa0002");

    public static ResidentId Carys { get; } = new("00000000000000000000000000aa0003");

    public static ResidentId Derek { get; } = new("00000000000000000000000000aa0004");

    public static ResidentId Farida { get; } = new("00000000000000000000000000aa0005");

    public static ResidentId Grace { get; } = new("00000000000000000000000000aa0006");

    private static readonly (ResidentId Id, string Name, string Language)[] All =
    [
        (Aisha, "Aisha K", "en-GB"), (Bogdan, "Bogdan", "pl"), (Carys, "Carys from Sheep Hill", "cy"),
        (Derek, "Derek W", "en-GB"), (Farida, "Farida", "ur"), (Grace, "Grace at the pantry", "en-GB"),
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await gate.OpenAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PeopleDb>();
        if (await db.Residents.AnyAsync(row => row.Id == Aisha.Value, cancellationToken))
        {
            return;
        }

        foreach (var (id, name, language) in All)
        {
            var email = $"{name.Split(' ')[0].ToLowerInvariant()}@demo.example";
            db.Residents.Add(new ResidentAccount
            {
                Id = id.Value, PublicName = name, PublicNameKey = PublicNames.Key(name), Email = email, EmailKey = Mailbox.Key(email),
                Language = language, Stamp = Guid.NewGuid().ToString("N"), Created = clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
