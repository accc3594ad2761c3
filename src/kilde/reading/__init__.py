"""From an article to a record: one module or folder for each stage; a stage only adds to what came before."""
