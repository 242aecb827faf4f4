namespace ParticipatoryHub.Rounds;

/// <summary>What a rehearsal is made of: the round's own set-up, named as a rehearsal wherever its name stands, open from now.</summary>
internal static class Rehearsals
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(14);

    public static (string Id, RoundSetup Setup) Of(string key, RoundState state, DateTimeOffset now)
    {
        var setup = state.Setup!;
        var name = "Rehearsal: " + setup.Name;
        return (Id(key, now), setup with { Name = name.Length > 200 ? name[..200] : name, OpensAt = now.AddMinutes(1), ClosesAt = now.Add(Length), Ideas = null });
    }

    // A slug of its own for each, within the 64 characters that a slug may have.
    private static string Id(string key, DateTimeOffset now)
    {
        var mark = Guid.CreateVersion7(now).ToString("N")[^6..];
        return $"{(key.Length > 44 ? key[..44].TrimEnd('-') : key)}-rehearsal-{mark}";
    }
}
