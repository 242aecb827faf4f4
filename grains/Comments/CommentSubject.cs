namespace ParticipatoryHub.Comments;

/// <summary>What kind of thing is commented on.</summary>
public enum CommentSubjectKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>An idea that a resident put forward.</summary>
    Idea = 1,

    /// <summary>A project on the ballot.</summary>
    Project = 2,
}

/// <summary>What a thread of comments is about. As text, <c>round/idea/id</c> or <c>round/project/id</c>, it is the key of its grain.</summary>
/// <param name="Round">The round's slug.</param>
/// <param name="Kind">Idea or project.</param>
/// <param name="Id">The idea's or project's id in the round; it may hold slashes.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentSubject")]
public sealed record CommentSubject(
    [property: Id(0)] string Round,
    [property: Id(1)] CommentSubjectKind Kind,
    [property: Id(2)] string Id)
{
    /// <summary>The word that a kind goes by in keys and addresses.</summary>
    public static string Word(CommentSubjectKind kind) => kind == CommentSubjectKind.Idea ? "idea" : "project";

    /// <summary>The subject of these parts; false when they name none.</summary>
    public static bool TryMake(string? round, string? kind, string? id, out CommentSubject subject)
    {
        var read = kind switch
        {
            "idea" => CommentSubjectKind.Idea,
            "project" => CommentSubjectKind.Project,
            _ => CommentSubjectKind.Unspecified,
        };
        var ok = Rounds.RoundKey.TryParse(round, out _) && read != CommentSubjectKind.Unspecified && id is { Length: >= 1 and <= 64 } && !id.Any(char.IsControl);
        subject = ok ? new CommentSubject(round!, read, id!) : null!;
        return ok;
    }

    /// <summary>Reads a grain's key.</summary>
    public static CommentSubject Parse(string key)
    {
        var parts = key.Split('/', 3);
        return parts.Length == 3 && TryMake(parts[0], parts[1], parts[2], out var subject)
            ? subject
            : throw new ArgumentException("Not the key of a thread of comments.", nameof(key));
    }

    /// <inheritdoc />
    public override string ToString() => $"{Round}/{Word(Kind)}/{Id}";
}
