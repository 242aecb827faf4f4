using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Mail;

/// <summary>
/// Takes letters out of the outbox and sends them. A letter is claimed for some minutes: when this process dies over it, another takes it up
/// afterwards. What cannot be sent is tried again for two days, ever more rarely.
/// </summary>
internal sealed partial class MailSender(IMailOutbox outbox, IMailTransport transport, IServiceScopeFactory scopes, TimeProvider time, ILogger<MailSender> log)
    : BackgroundService
{
    private const int Most = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] Waits = [.. new[] { 1, 5, 15, 60, 240, 480, 720, 1440 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>Sends what is due; true when there may be more.</summary>
    internal async Task<bool> SendDue(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var letters = await outbox.Claim(now, now + Lease, Most, cancel);
        foreach (var letter in letters)
        {
            await Send(letter, cancel);
        }

        return letters.Length == Most;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var forgotten = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDue(stoppingToken))
                {
                }

                if (time.GetUtcNow() is var now && now - forgotten > TimeSpan.FromHours(1))
                {
                    await outbox.Forget(now - Remembered, stoppingToken);
                    forgotten = now;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogDisturbed(failure);
            }

            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Send(ClaimedLetter letter, CancellationToken cancel)
    {
        if (await Address(letter.Letter, cancel) is not { } address)
        {
            await outbox.End(letter, time.GetUtcNow(), "not sent: the account is gone or has no address", keep: false, cancel);
            return;
        }

        var outcome = await transport.Send(letter.Letter, address, cancel);
        if (outcome.IsOver || letter.Attempt > Waits.Length)
        {
            await outbox.End(letter, time.GetUtcNow(), outcome.Words, outcome.IsKept, cancel);
            if (!outcome.IsOver)
            {
                LogGivenUp(letter.Letter.Key, outcome.Words);
            }

            return;
        }

        LogPostponed(letter.Letter.Key, letter.Attempt, outcome.Words);
        await outbox.Postpone(letter, time.GetUtcNow() + Waits[letter.Attempt - 1], outcome.Words, cancel);
    }

    private async Task<string?> Address(Letter letter, CancellationToken cancel)
    {
        if (letter.Resident is not { } resident)
        {
            return letter.Address;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PeopleDb>();
        return await db.Residents.AsNoTracking().Where(row => row.Id == resident.Value).Select(row => row.Email).SingleOrDefaultAsync(cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "Mail could not be taken from the outbox; trying again")]
    private partial void LogDisturbed(Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Letter {Key} could not be sent (attempt {Attempt}): {Outcome}")]
    private partial void LogPostponed(string key, int attempt, string outcome);

    [LoggerMessage(3, LogLevel.Error, "Letter {Key} was given up: {Outcome}")]
    private partial void LogGivenUp(string key, string outcome);
}
