using System.Net.Http.Headers;
using System.Text.Json;

namespace ParticipatoryHub.Tests.Web;

/// <summary>What every refusal of the API looks like.</summary>
public static class Refusals
{
    /// <summary>Problem details with this status and code, and a sentence.</summary>
    public static async Task<JsonElement> IsRefusal(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal(MediaTypeHeaderValue.Parse("application/problem+json"), answer.Content.Headers.ContentType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(' ', problem.GetProperty("detail").GetString()!);
        return problem;
    }
}
