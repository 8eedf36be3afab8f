from methub.foundation import moving


class PostConfig(moving.Room):
    name = "methub.post"
    label = "post"
    stays = {
        "Letter": "it was sent about the record as it then was, and names it in the book alone"
    }
