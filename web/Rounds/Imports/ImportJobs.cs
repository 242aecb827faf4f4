using System.Collections.Concurrent;
using System.Threading.Channels;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Rounds.Imports;

/// <summary>Takes files in and keeps an eye on them until a round has come of each, or a reason why not.</summary>
internal sealed class ImportJobs(HubOptions hub, TimeProvider clock)
{
    private const int MostWaiting = 8;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, ImportJob> jobs = new(StringComparer.Ordinal);
    private readonly Channel<ImportJob> queue = Channel.CreateBounded<ImportJob>(MostWaiting);

    /// <summary>The refusal when too many files wait already.</summary>
    public static Refused Busy { get; } = new("busy", "Other files are being imported just now. Please try again in a minute.");

    /// <summary>Jobs in the order they came.</summary>
    public ChannelReader<ImportJob> Queue => queue.Reader;

    /// <summary>Where files wait; emptied at every start.</summary>
    public string Folder { get; } = Path.Combine(hub.Data, "tmp", "imports");

    /// <summary>Copies the file to its waiting place and queues it; null when too many wait already (<see cref="Busy"/>).</summary>
    public async Task<ImportJob?> Start(Stream content, ImportOptions options, StaffMember by, CancellationToken cancel)
    {
        ForgetOld();
        var id = Guid.NewGuid().ToString("N");
        var job = new ImportJob(id, Path.Combine(Folder, id + ".pb"), options, by, clock.GetUtcNow());
        try
        {
            Directory.CreateDirectory(Folder);
            await using (var file = File.Create(job.File))
            {
                await content.CopyToAsync(file, cancel);
            }

            jobs[id] = job;
            if (queue.Writer.TryWrite(job))
            {
                return job;
            }
        }
        catch
        {
            Drop(job);
            throw;
        }

        Drop(job);
        return null;
    }

    /// <summary>The job, if it is <paramref name="owner"/>'s.</summary>
    public ImportJob? Find(string id, string? owner) =>
        owner is not null && jobs.TryGetValue(id, out var job) && job.By.Id == owner ? job : null;

    private void Drop(ImportJob job)
    {
        jobs.TryRemove(job.Id, out _);
        File.Delete(job.File);
    }

    private void ForgetOld()
    {
        var before = clock.GetUtcNow() - Remembered;
        foreach (var job in jobs.Values.Where(job => job.State.HasEnded && job.Created < before))
        {
            jobs.TryRemove(job.Id, out _);
        }
    }
}
