using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// One connection that follows a workshop. At most one batch is on its way to it: while that has not gone out nothing is queued, and
/// afterwards the phone is told to ask for what it missed. So a slow phone costs one batch of memory, and nobody's time.
/// </summary>
internal sealed class LiveSeat(HubConnectionContext connection, long participant, BoardAudience audience, int table, bool isReader = false)
{
    private readonly Lock gate = new();
    private bool isSending;
    private bool isBehind;
    private bool isTold;
    private int timesBehind;

    /// <summary>The participant's number; 0 for the facilitator.</summary>
    public long Participant => participant;

    /// <summary>Whether it is here by the link to read the board.</summary>
    public bool IsReader => isReader;

    /// <summary>Which stream it follows.</summary>
    public (BoardAudience Audience, int Table) Stream => (audience, table);

    /// <summary>How often it could not keep up.</summary>
    public int TimesBehind => timesBehind;

    /// <summary>The newest operation that its stream has covered.</summary>
    public long SentTo { get; private set; }

    /// <summary>Begins at an operation.</summary>
    public void Begin(long at) => SentTo = at;

    /// <summary>Sends a batch, or notes that it did not get one.</summary>
    public void Send(SerializedHubMessage batch, long from, long to)
    {
        lock (gate)
        {
            if (to < SentTo)
            {
                return;
            }

            if (isSending || isBehind)
            {
                isBehind = true;
                return;
            }

            if (from > SentTo)
            {
                FallBehind();
                return;
            }

            SentTo = to;
            Write(batch);
        }
    }

    /// <summary>Says that it must ask again, whatever it has.</summary>
    public void Resync()
    {
        lock (gate)
        {
            if (isSending)
            {
                isBehind = true;
            }
            else if (!isBehind)
            {
                FallBehind();
            }
        }
    }

    /// <summary>Says that the participant was removed, or that the link to read the board was ended. The connection is no use to them any more.</summary>
    public async Task Remove()
    {
        try
        {
            await connection.WriteAsync(Message(LiveMessage.Removed()));
        }
        finally
        {
            connection.Abort();
        }
    }

    /// <summary>A message as SignalR hands it out.</summary>
    public static SerializedHubMessage Message(byte[] json) => new([new SerializedMessage("json", json)]);

    // Nothing more is sent until it has asked, which gives it a new seat.
    private void FallBehind()
    {
        (isBehind, isTold) = (true, true);
        timesBehind++;
        Write(Message(LiveMessage.Resync()));
    }

    private void Write(SerializedHubMessage message)
    {
        var write = connection.WriteAsync(message);
        if (!write.IsCompletedSuccessfully)
        {
            isSending = true;
            _ = Finish(write);
        }
    }

    private async Task Finish(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception)
        {
            // The connection is gone or going; the hub hears of that by itself.
            return;
        }

        lock (gate)
        {
            isSending = false;
            if (isBehind && !isTold)
            {
                FallBehind();
            }
        }
    }
}
