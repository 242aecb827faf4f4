using System.Text.Json.Nodes;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Comments;

/// <summary>What a resident wrote in comments. When they leave, what they said stays for others to read, and their id is taken off it.</summary>
internal sealed class CommentPersonalData(ICommentJournal journal) : IPersonalData
{
    private const int AtOnce = 200;

    public string Part => "comments";

    public async Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel)
    {
        var all = new JsonArray();
        long before = 0;
        while (true)
        {
            var read = await journal.ReadBy(resident.Value, before, AtOnce, cancel);
            foreach (var placed in read)
            {
                all.Add(Written(placed));
            }

            if (read.Length < AtOnce)
            {
                return all;
            }

            before = read[^1].Place;
        }
    }

    public Task Forget(ResidentId resident, CancellationToken cancel) => journal.Forget(resident.Value, cancel);

    private static JsonObject Written(PlacedComment placed) => new()
    {
        ["round"] = placed.Subject.Round,
        ["about"] = $"{CommentSubject.Word(placed.Subject.Kind)} {placed.Subject.Id}",
        ["number"] = placed.Comment.Number,
        ["posted"] = placed.Comment.PostedAt.ToString("O"),
        ["changed"] = placed.Comment.EditedAt?.ToString("O"),
        ["state"] = placed.Comment.State.ToString().ToLowerInvariant(),
        ["hiddenBecause"] = placed.Comment.Reason,
        ["text"] = placed.Comment.Text,
    };
}
