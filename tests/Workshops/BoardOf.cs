using System.Text.Json.Nodes;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>A board as a phone keeps it: changes are put onto what is there.</summary>
internal static class BoardOf
{
    public static void Put(JsonObject board, BoardChange change) => Put(board, change.Thing, change.Property, JsonNode.Parse(change.Json));

    public static void Put(JsonObject board, string thing, string property, JsonNode? value)
    {
        if (property.Length == 0)
        {
            board.Remove(thing);
            return;
        }

        if (board[thing] is not JsonObject known)
        {
            board[thing] = known = [];
        }

        if (value is null)
        {
            known.Remove(property);
        }
        else
        {
            known[property] = value;
        }
    }
}
