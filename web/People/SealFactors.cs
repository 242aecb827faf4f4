using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Silo;

namespace ParticipatoryHub.Web.People;

/// <summary>Seals at start what earlier versions stored in clear. Two nodes that start at once do no harm: either's seal holds.</summary>
internal sealed class SealFactors(IServiceScopeFactory scopes, StartGate gate, FactorSeal seal) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await gate.OpenAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<PeopleDb>().Set<IdentityUserToken<string>>();
        foreach (var token in await tokens.AsNoTracking().Where(row => row.Value != null).ToListAsync(cancellationToken))
        {
            if (!FactorSeal.IsSealed(token.Value!))
            {
                var closed = seal.Seal(token.UserId, token.Name, token.Value!);
                await tokens
                    .Where(row => row.UserId == token.UserId && row.LoginProvider == token.LoginProvider && row.Name == token.Name && row.Value == token.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, closed), cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
