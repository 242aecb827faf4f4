using System.Collections.Immutable;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>What was repaired; each kind is listed up to a bound, then only counted, so that a bad file cannot flood its reader.</summary>
internal sealed class PabulibRepairs
{
    private const int MostListed = 1000;

    private readonly ImmutableArray<PabulibNote>.Builder notes = ImmutableArray.CreateBuilder<PabulibNote>();
    private long further;

    public void Add(int line, string message)
    {
        if (notes.Count < MostListed)
        {
            notes.Add(new PabulibNote(line, message));
        }
        else
        {
            further++;
        }
    }

    public ImmutableArray<PabulibNote> ToNotes() => further == 0
        ? notes.ToImmutable()
        : [.. notes, new PabulibNote(notes[^1].Line, $"There are {further} further notes of this kind after this line.")];
}
